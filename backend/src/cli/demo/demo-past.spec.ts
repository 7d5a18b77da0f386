import { describe, expect, it } from '@jest/globals';
import { STATUSES } from '../../domain/status.js';
import { DEMO_DAYS, withPasts, type TicketWithPast } from './demo-past.js';
import { DEMO_TICKETS } from './demo-tickets.js';

const NOW = new Date('2026-11-21T09:30:00.000Z');
const DAY_MS = 86_400_000;
const pasts = withPasts(DEMO_TICKETS, NOW, 1);

const isDone = ({ status }: TicketWithPast) => status === 'resolved' || status === 'closed';
const ageInDays = ({ createdAt }: TicketWithPast) => (NOW.getTime() - createdAt.getTime()) / DAY_MS;
const share = (tickets: TicketWithPast[], isCounted: (ticket: TicketWithPast) => boolean) =>
  tickets.filter(isCounted).length / tickets.length;

describe('the pasts of demo tickets', () => {
  it('repeat for the same seed and moment, and differ for another seed', () => {
    expect(withPasts(DEMO_TICKETS, NOW, 1)).toEqual(pasts);
    expect(withPasts(DEMO_TICKETS, NOW, 2)).not.toEqual(pasts);
  });

  it('leave no ticket out and put the oldest first', () => {
    expect(new Set(pasts.map(({ title }) => title)).size).toBe(DEMO_TICKETS.length);
    const times = pasts.map(({ createdAt }) => createdAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('fill the last 90 days and nothing of the future', () => {
    for (const { createdAt, updatedAt } of pasts) {
      expect(createdAt.getTime()).toBeGreaterThanOrEqual(NOW.getTime() - DEMO_DAYS * DAY_MS);
      expect(updatedAt.getTime()).toBeGreaterThanOrEqual(createdAt.getTime());
      expect(updatedAt.getTime()).toBeLessThanOrEqual(NOW.getTime());
    }
    const thirds = [0, 1, 2].map((third) => share(pasts, (ticket) => Math.floor(ageInDays(ticket) / 30) === third));
    expect(Math.min(...thirds)).toBeGreaterThan(0.15);
  });

  it('begin mostly on working days in office hours', () => {
    const inOffice = ({ createdAt }: TicketWithPast) => {
      const isWeekend = createdAt.getUTCDay() % 6 === 0;
      return !isWeekend && createdAt.getUTCHours() >= 8 && createdAt.getUTCHours() < 18;
    };
    expect(share(pasts, inOffice)).toBeGreaterThan(0.6);
    expect(share(pasts, inOffice)).toBeLessThan(0.95);
  });

  it('leave old tickets mostly done and new ones mostly open', () => {
    expect(
      share(
        pasts.filter((ticket) => ageInDays(ticket) > 45),
        isDone,
      ),
    ).toBeGreaterThan(0.9);
    expect(
      share(
        pasts.filter((ticket) => ageInDays(ticket) < 4),
        isDone,
      ),
    ).toBeLessThan(0.4);
  });

  it('reach every status, each change counted and dated', () => {
    expect(new Set(pasts.map(({ status }) => status))).toEqual(new Set(STATUSES));
    for (const { status, version, createdAt, updatedAt } of pasts) {
      expect(version).toBe(1 + STATUSES.indexOf(status));
      if (status === 'open') expect(updatedAt).toEqual(createdAt);
    }
  });

  it('carry proposals of the classifier next to decisions of people', () => {
    for (const field of ['categorySource', 'prioritySource'] as const) {
      const proposed = share(pasts, (ticket) => ticket[field] === 'classifier');
      expect(proposed).toBeGreaterThan(0.15);
      expect(proposed).toBeLessThan(0.5);
    }
  });
});
