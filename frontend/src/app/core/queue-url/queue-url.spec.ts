import { Location } from '@angular/common';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TicketFilters } from '../../api/types';
import { CATEGORIES, PRIORITIES, STATUSES } from '../../shared/vocabulary';
import { QueueUrl, readFilters, writeFilters } from './queue-url';

const DAYS = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

@Component({ template: '' })
class Page {}

describe('filters in an address', () => {
  it('come back as they were written, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.subarray([...CATEGORIES]),
        fc.subarray([...PRIORITIES]),
        fc.subarray([...STATUSES]),
        fc.boolean(),
        fc.string(),
        fc.boolean(),
        fc.record({ from: DAYS, to: DAYS }, { requiredKeys: [] }),
        (category, priority, status, needsReview, search, best, days) => {
          const order = search.trim() === '' || !best ? 'newest' : 'relevance';
          const created = Object.keys(days).length > 0 ? { created: days } : {};
          const filters: TicketFilters = {
            category,
            priority,
            status,
            needsReview,
            search: search.trim(),
            order,
            ...created,
          };
          expect(readFilters(writeFilters(filters))).toEqual(filters);
        },
      ),
    );
  });

  it('take repeated and comma-separated values, and leave unknown ones out', () => {
    expect(readFilters({ status: ['open', 'closed,lost'], category: 'nonsense', created_from: '2026-02-30' })).toEqual({
      category: [],
      priority: [],
      status: ['open', 'closed'],
      needsReview: false,
      search: '',
      order: 'newest',
    });
  });
});

describe('QueueUrl', () => {
  let router: Router;
  let queueUrl: QueueUrl;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'queue', component: Page, children: [{ path: ':id', children: [] }] },
          { path: 'submit', component: Page },
        ]),
      ],
    });
    router = TestBed.inject(Router);
    router.initialNavigation(); // which also listens to Back
    queueUrl = TestBed.inject(QueueUrl);
  });

  it('reads the filters of the queue and follows the address', async () => {
    await router.navigateByUrl('/queue?priority=high&search=pay%20back');
    expect(queueUrl.filters()).toEqual({
      category: [],
      priority: ['high'],
      status: [],
      needsReview: false,
      search: 'pay back',
      order: 'newest',
    });

    await router.navigateByUrl('/queue');
    expect(queueUrl.filters().search).toBe('');
  });

  it('keeps the other filters when one changes', async () => {
    await router.navigateByUrl('/queue?priority=high&search=pay');
    await queueUrl.show({ status: ['open', 'in_progress'] });

    expect(router.url).toBe('/queue?priority=high&status=open,in_progress&search=pay');
  });

  it('drops a filter that is emptied from the address', async () => {
    await router.navigateByUrl('/queue?priority=high&search=pay');
    await queueUrl.show({ search: '  ' });

    expect(router.url).toBe('/queue?priority=high');
  });

  it('keeps the order of a search while the words change, and drops it with the last one', async () => {
    await router.navigateByUrl('/queue?search=pay&order=relevance');
    expect(queueUrl.filters().order).toBe('relevance');

    await queueUrl.show({ search: 'refund' });
    expect(router.url).toBe('/queue?search=refund&order=relevance');
    await queueUrl.show({ search: '' });
    expect(router.url).toBe('/queue');
  });

  it('sees no filters on another page, and opens the queue from there', async () => {
    await router.navigateByUrl('/submit?search=pay');
    expect(queueUrl.active()).toBe(false);
    expect(queueUrl.filters().search).toBe('');

    await queueUrl.show({ search: 'refund' });
    expect(router.url).toBe('/queue?search=refund');
    expect(queueUrl.active()).toBe(true);
  });

  it('names the values of a filter that do not exist, and drops them with the next filter', async () => {
    await router.navigateByUrl('/queue?status=open,lost&priority=urgent&needs_review=maybe');
    expect(queueUrl.unknown()).toEqual(['priority “urgent”', 'status “lost”', 'needs_review “maybe”']);

    await queueUrl.show({});
    expect(router.url).toBe('/queue?status=open');
    expect(queueUrl.unknown()).toEqual([]);
  });

  it('keeps the filters when a ticket is opened, and knows a number from anything else', async () => {
    await router.navigateByUrl('/queue?status=open');
    await queueUrl.openTicket(7);
    expect(router.url).toBe('/queue/7?status=open');
    expect(queueUrl.ticketNumber()).toBe(7);
    expect(queueUrl.filters().status).toEqual(['open']);

    for (const noNumber of ['seven', '0', '07']) {
      await router.navigateByUrl(`/queue/${noNumber}`);
      expect(queueUrl.ticket()).toBe(noNumber);
      expect(queueUrl.ticketNumber()).toBeUndefined();
    }
  });

  it('closes a ticket by going back to the list under it, however many were read one after the other', async () => {
    await router.navigateByUrl('/queue?status=open');
    await queueUrl.openTicket(7);
    await queueUrl.openTicket(8);
    const back = vi.spyOn(TestBed.inject(Location), 'back');
    queueUrl.closeTicket();

    expect(back).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(router.url).toBe('/queue?status=open'));
  });

  it('closes a ticket that was the first page of all without leaving the product', async () => {
    await router.navigateByUrl('/queue/7?status=open');
    queueUrl.closeTicket();

    await vi.waitFor(() => expect(router.url).toBe('/queue?status=open'));
  });
});
