import { OverlayContainer } from '@angular/cdk/overlay';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideEnvironmentInitializer, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TicketFilters } from '../../../api/types';
import { registerIcons } from '../../../core/icons/icons';
import { NO_FILTERS, QueueUrl } from '../../../core/queue-url/queue-url';
import { TicketList } from '../list/ticket-list';
import { FilterMenu } from './filter-menu';

const STATS = { priority_breakdown: { critical: 38, high: 246, medium: 1_611, low: 0 } };

describe('FilterMenu', () => {
  const filters = signal<TicketFilters>(NO_FILTERS);
  let fixture: ComponentFixture<FilterMenu>;
  let server: HttpTestingController;

  beforeEach(() => {
    filters.set({ ...NO_FILTERS, priority: ['critical', 'high'], status: ['open'] });
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideEnvironmentInitializer(registerIcons),
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
        { provide: QueueUrl, useValue: { filters, show: vi.fn() } },
        {
          provide: TicketList,
          useValue: { total: signal({ count: 284, capped: false }), reading: signal(undefined) },
        },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(FilterMenu);
    fixture.componentRef.setInput('field', 'priority');
    fixture.detectChanges();
  });

  async function open(): Promise<void> {
    (fixture.nativeElement as HTMLElement).querySelector('button')?.click();
    fixture.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));
  }
  const options = () =>
    [...TestBed.inject(OverlayContainer).getContainerElement().querySelectorAll('[role="option"]')].map(
      ({ textContent }) => textContent.replace(/\s+/g, ' ').trim(),
    );

  it('counts each value with the other filters, not with its own, once it is opened', async () => {
    server.expectNone(() => true);
    await open();
    const { request } = server.expectOne(({ url }) => url === '/api/tickets/stats/');
    expect(request.params.get('status')).toBe('open');
    expect(request.params.has('priority')).toBe(false);
  });

  it('shows the counts, also that there are none', async () => {
    await open();
    server.expectOne(({ url }) => url === '/api/tickets/stats/').flush(STATS);
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();

    expect(options()).toEqual(['Critical 38 tickets', 'High 246 tickets', 'Medium 1,611 tickets', 'Low 0 tickets']);
  });

  it('counts value by value what is searched for, one after the other', async () => {
    filters.update((all) => ({ ...all, search: 'refund' }));
    await open();
    for (const [value, headers] of [
      ['critical', { 'X-Total-Count': '3' }],
      ['high', { 'X-Total-Count': '12' }],
      ['medium', { 'X-Total-Count': '1000', 'X-Total-Count-Capped': 'true' }],
      ['low', { 'X-Total-Count': '0' }],
    ] as const) {
      const asked = server.expectOne(({ url }) => url === '/api/tickets/');
      expect(asked.request.params.get('search')).toBe('refund');
      expect(asked.request.params.get('priority')).toBe(value);
      asked.flush([], { headers });
    }
    fixture.detectChanges();

    server.expectNone(({ url }) => url === '/api/tickets/stats/');
    expect(options()).toEqual(['Critical 3 tickets', 'High 12 tickets', 'Medium 1,000+ tickets', 'Low 0 tickets']);
  });
});
