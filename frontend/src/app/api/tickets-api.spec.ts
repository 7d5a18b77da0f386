import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { TicketChanges } from './ticket-changes';
import { TicketsApi } from './tickets-api';
import type { TicketPage } from './types';

const NO_FILTERS = { category: [], priority: [], status: [], needsReview: false, search: '', order: 'newest' } as const;

describe('TicketsApi', () => {
  let api: TicketsApi;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    api = TestBed.inject(TicketsApi);
    server = TestBed.inject(HttpTestingController);
  });

  it('asks only for the filters that are set, and escapes the search', () => {
    api.page({ ...NO_FILTERS, status: ['open', 'in_progress'], needsReview: true, search: 'a&b=%' }, 'c/1').subscribe();

    const { request } = server.expectOne((sent) => sent.url === '/api/tickets/');
    const sent = new URL(request.urlWithParams, 'http://desk.example').searchParams;
    expect(Object.fromEntries(sent)).toEqual({
      limit: '50',
      fields:
        'id,title,preview,category,category_source,priority,priority_source,status,created_at,updated_at,resolved_at,' +
        'version,needs_review,suggestion',
      status: 'open,in_progress',
      needs_review: 'true',
      search: 'a&b=%',
      cursor: 'c/1',
    });
  });

  it('reads the next cursor and the total from the headers', () => {
    let page: TicketPage | undefined;
    api.page(NO_FILTERS).subscribe((answer) => (page = answer));

    server
      .expectOne((sent) => sent.url === '/api/tickets/')
      .flush([], { headers: { 'X-Total-Count': '1284', Link: '</api/tickets/?cursor=n2>; rel="next"' } });

    expect(page).toEqual({ tickets: [], next: 'n2', total: 1284, capped: false, searchWindow: undefined });
  });

  it('reads that a total is a lower bound, and that not all tickets were searched', () => {
    let page: TicketPage | undefined;
    api.page({ ...NO_FILTERS, search: 'a' }).subscribe((answer) => (page = answer));

    const headers = { 'X-Total-Count': '1000', 'X-Total-Count-Capped': 'true', 'X-Search-Window': '10000' };
    server.expectOne((sent) => sent.url === '/api/tickets/').flush([], { headers });

    expect(page).toMatchObject({ total: 1000, capped: true, searchWindow: 10_000 });
  });

  it('asks for the best matches only when they are wanted', () => {
    api.page({ ...NO_FILTERS, search: 'pay' }).subscribe();
    api.page({ ...NO_FILTERS, search: 'pay', order: 'relevance' }).subscribe();

    const sent = server.match(({ url }) => url === '/api/tickets/');
    expect(sent.map(({ request }) => request.params.get('order'))).toEqual([null, 'relevance']);
  });

  it('does not invent a total when the header is missing or is no number', () => {
    const totals: (number | undefined)[] = [];
    api.page(NO_FILTERS).subscribe(({ total }) => totals.push(total));
    api.page(NO_FILTERS).subscribe(({ total }) => totals.push(total));

    const [first, second] = server.match((sent) => sent.url === '/api/tickets/');
    first?.flush([]);
    second?.flush([], { headers: { 'X-Total-Count': 'many' } });

    expect(totals).toEqual([undefined, undefined]);
  });

  it('counts a creation and a change once the server accepted them, not before and not when it refused', () => {
    const changes = TestBed.inject(TicketChanges);
    api.create({ title: 'T', description: 'D' }).subscribe();
    api.update(7, { status: 'closed' }).subscribe();
    api.update(8, { status: 'closed' }).subscribe({ error: () => undefined });
    expect(changes.revision()).toBe(0);

    server.expectOne({ method: 'POST', url: '/api/tickets/' }).flush({}, { status: 201, statusText: 'Created' });
    server.expectOne({ method: 'PATCH', url: '/api/tickets/7/' }).flush({});
    server.expectOne('/api/tickets/8/').flush({}, { status: 404, statusText: 'Not Found' });

    expect(changes.created()).toBe(1);
    expect(changes.revision()).toBe(2);
  });
});
