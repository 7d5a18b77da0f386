import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { CATEGORIES, PRIORITIES, STATUSES } from '../../shared/vocabulary';
import { QueueUrl, readFilters, writeFilters } from './queue-url';

@Component({ template: '' })
class Page {}

describe('filters in an address', () => {
  it('come back as they were written, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.subarray([...CATEGORIES]),
        fc.subarray([...PRIORITIES]),
        fc.subarray([...STATUSES]),
        fc.string(),
        (category, priority, status, search) => {
          const filters = { category, priority, status, search: search.trim() };
          expect(readFilters(writeFilters(filters))).toEqual(filters);
        },
      ),
    );
  });

  it('take repeated and comma-separated values, and leave unknown ones out', () => {
    expect(readFilters({ status: ['open', 'closed,lost'], category: 'nonsense' })).toEqual({
      category: [],
      priority: [],
      status: ['open', 'closed'],
      search: '',
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
          { path: 'queue', component: Page },
          { path: 'submit', component: Page },
        ]),
      ],
    });
    router = TestBed.inject(Router);
    queueUrl = TestBed.inject(QueueUrl);
  });

  it('reads the filters of the queue and follows the address', async () => {
    await router.navigateByUrl('/queue?priority=high&search=pay%20back');
    expect(queueUrl.filters()).toEqual({ category: [], priority: ['high'], status: [], search: 'pay back' });

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

  it('sees no filters on another page, and opens the queue from there', async () => {
    await router.navigateByUrl('/submit?search=pay');
    expect(queueUrl.active()).toBe(false);
    expect(queueUrl.filters().search).toBe('');

    await queueUrl.show({ search: 'refund' });
    expect(router.url).toBe('/queue?search=refund');
    expect(queueUrl.active()).toBe(true);
  });
});
