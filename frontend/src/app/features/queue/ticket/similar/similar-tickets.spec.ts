import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideEnvironmentInitializer } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SimilarTicket } from '../../../../api/types';
import { registerIcons } from '../../../../core/icons/icons';
import { ticket } from '../../testing/ticket';
import { outcomeText } from './outcome-text';
import { SimilarTickets } from './similar-tickets';

const SENT = '2026-11-21T08:00:00.000Z';
const HOUR = 3_600_000;

function similar(values: Partial<SimilarTicket> = {}): SimilarTicket {
  return {
    id: 9,
    title: 'Paid twice',
    category: 'billing',
    priority: 'high',
    status: 'resolved',
    created_at: SENT,
    resolved_at: '2026-11-23T09:00:00.000Z',
    similarity: 0.4,
    shared_words: ['twice', 'invoice'],
    ...values,
  };
}

describe('outcomeText', () => {
  const now = Date.parse(SENT) + 3 * HOUR;

  it.each([
    ['Resolved in 2 d', {}],
    ['Resolved at once', { resolved_at: SENT }],
    ['Closed after 2 d', { status: 'closed' }],
    ['Open, sent 3 h ago', { status: 'open', resolved_at: null }],
    ['In progress, sent 3 h ago', { status: 'in_progress', resolved_at: null }],
  ] as const)('says %s', (words, values) => {
    expect(outcomeText(similar(values), now)).toBe(words);
  });

  it('says "just now" of what was sent in the last minute', () => {
    expect(outcomeText(similar({ status: 'open', resolved_at: null }), Date.parse(SENT))).toBe('Open, sent just now');
  });
});

describe('SimilarTickets', () => {
  let fixture: ComponentFixture<SimilarTickets>;
  let server: HttpTestingController;
  let host: HTMLElement;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', children: [] }]),
        provideEnvironmentInitializer(registerIcons),
      ],
    });
    await TestBed.inject(Router).navigateByUrl('/queue/7?status=open');
    vi.useFakeTimers();
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(SimilarTickets);
    host = fixture.nativeElement as HTMLElement;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function open(id: number, milliseconds = 1_000): Promise<void> {
    fixture.componentRef.setInput('ticket', ticket({ id }));
    await rest(milliseconds);
  }
  async function rest(milliseconds = 0): Promise<void> {
    fixture.detectChanges();
    await vi.advanceTimersByTimeAsync(milliseconds);
    fixture.detectChanges();
  }

  it('shows what became of tickets like this one; their links keep the filters', async () => {
    await open(7);
    server.expectOne('/api/tickets/7/similar/').flush([similar()]);
    await rest();

    expect(host.querySelector('a')?.getAttribute('href')).toBe('/queue/9?status=open');
    expect(host.querySelector('a')?.textContent).toBe('Paid twice');
    expect(host.textContent).toContain('Resolved in 2 d');
    expect(host.textContent).toContain('Both say twice, invoice');
  });

  it('says that there are none', async () => {
    await open(7);
    server.expectOne('/api/tickets/7/similar/').flush([]);
    await rest();
    expect(host.textContent).toContain('No other ticket is like this one.');
  });

  it('are not looked for while tickets are only passed by', async () => {
    await open(5, 300);
    await open(6, 300);
    server.verify();
    await rest(200);
    server.expectOne('/api/tickets/6/similar/');
  });

  it('drops what is on its way when the ticket is left', async () => {
    await open(7);
    const request = server.expectOne('/api/tickets/7/similar/');
    await open(8, 10);
    expect(request.cancelled).toBe(true);
  });

  it('shows nothing of another ticket', async () => {
    await open(7);
    server.expectOne('/api/tickets/7/similar/').flush([similar()]);
    await rest();
    await open(8, 10);
    expect(host.querySelector('a')).toBeNull();
  });

  it('says that they could not be read, and reads them when asked', async () => {
    await open(7);
    server.expectOne('/api/tickets/7/similar/').flush(null, { status: 503, statusText: 'Service Unavailable' });
    await rest();
    expect(host.querySelector('[role="alert"]')?.textContent).toContain('Similar tickets could not be loaded.');

    host.querySelector('button')?.click();
    await rest();
    server.expectOne('/api/tickets/7/similar/').flush([similar()]);
    await rest();
    expect(host.querySelector('a')).not.toBeNull();
  });
});
