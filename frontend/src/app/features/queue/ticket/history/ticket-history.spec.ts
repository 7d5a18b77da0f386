import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideEnvironmentInitializer } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HistoryEntry, KnownTicket } from '../../../../api/types';
import { registerIcons } from '../../../../core/icons/icons';
import { suggestion, ticket } from '../../testing/ticket';
import { TicketHistory } from './ticket-history';

const SENT = entry({ id: '1', kind: 'created', actor: 'submitter' });

function entry(values: Partial<HistoryEntry>): HistoryEntry {
  return {
    id: '9',
    kind: 'changed',
    at: '2026-11-21T09:00:00.000Z',
    actor: 'agent',
    version: 2,
    author: null,
    bulk_id: null,
    changes: [],
    ...values,
  };
}

describe('TicketHistory', () => {
  let fixture: ComponentFixture<TicketHistory>;
  let server: HttpTestingController;
  let host: HTMLElement;

  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideEnvironmentInitializer(registerIcons)],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(TicketHistory);
    host = fixture.nativeElement as HTMLElement;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function open(known: KnownTicket, milliseconds = 1_000): Promise<void> {
    fixture.componentRef.setInput('ticket', known);
    await rest(milliseconds);
  }
  async function rest(milliseconds = 0): Promise<void> {
    fixture.detectChanges();
    await vi.advanceTimersByTimeAsync(milliseconds);
    fixture.detectChanges();
  }
  async function answer(...entries: readonly HistoryEntry[]): Promise<void> {
    server.expectOne('/api/tickets/7/history/').flush(entries);
    await rest();
  }
  const lines = () =>
    Array.from(host.querySelectorAll('ol > li .what'), ({ textContent }) => textContent.replace(/\s+/g, ' ').trim());

  it('calls people and tokens by their names', async () => {
    const person = { person: 'Robin', token: null };
    const changes = [{ field: 'title' as const, from: null, to: null, decided: null }];
    await open(ticket({ id: 7 }));
    await answer(
      entry({ id: '9', author: person, changes }),
      entry({ id: '8', author: { person: 'Robin', token: 'Shift report' }, changes }),
      entry({ id: '7', author: { person: null, token: 'Night shift' }, changes }),
      entry({ id: '6', actor: 'bulk', bulk_id: 12, author: person, changes }),
      entry({ id: '5', actor: 'import', kind: 'created', author: person }),
    );
    expect(lines()).toEqual([
      'Robin rewrote the title',
      'Robin (token “Shift report”) rewrote the title',
      'The token “Night shift” rewrote the title',
      'Robin (bulk change 12) rewrote the title',
      'Robin (import) added the ticket',
    ]);
  });

  it('says in sentences who did what, newest first', async () => {
    await open(ticket({ id: 7 }));
    await answer(
      entry({
        id: '6',
        actor: 'bulk',
        bulk_id: 12,
        changes: [{ field: 'status', from: 'open', to: 'in_progress', decided: null }],
      }),
      entry({ id: '5', changes: [{ field: 'title', from: null, to: null, decided: null }] }),
      entry({
        id: '4',
        changes: [
          { field: 'category', from: 'billing', to: 'billing', decided: true },
          { field: 'priority', from: 'low', to: 'low', decided: true },
        ],
      }),
      entry({
        id: '3',
        changes: [
          { field: 'category', from: 'general', to: 'billing', decided: true },
          { field: 'priority', from: 'low', to: 'low', decided: true },
        ],
      }),
      entry({
        id: '2',
        kind: 'suggested',
        actor: 'classifier',
        changes: [{ field: 'category', from: 'account', to: 'general', decided: false }],
      }),
      SENT,
    );

    expect(lines()).toEqual([
      'Bulk change 12 changed the status from Open to In progress',
      'An agent rewrote the title',
      'An agent accepted Billing, Low',
      'An agent made 2 changesCategory: General → BillingPriority: Low accepted',
      'The classifier suggested General',
      'The submitter sent the ticket',
    ]);
    expect(host.textContent).not.toContain('before');
  });

  it('tells what was suggested when the ticket was sent, in pencil', async () => {
    await open(ticket({ id: 7, suggestion: suggestion() }));
    await answer(SENT);

    expect(lines()).toEqual(['The built-in model suggested Billing, High', 'The submitter sent the ticket']);
    expect(host.querySelector('li.pencil')?.textContent).toContain('suggested');
  });

  it('names the model whose suggestion took the place of the first one', async () => {
    await open(ticket({ id: 7, suggestion: suggestion({ source: 'anthropic' }) }));
    await answer(
      entry({
        kind: 'suggested',
        actor: 'classifier',
        changes: [{ field: 'category', from: 'general', to: 'billing', decided: false }],
      }),
      SENT,
    );

    expect(lines()).toEqual(['Claude suggested Billing, High', 'The submitter sent the ticket']);
  });

  it('says so when histories were not kept yet', async () => {
    await open(ticket({ id: 7 }));
    await answer();
    expect(host.textContent).toContain('What happened to this ticket is not known: histories were not kept yet.');
  });

  it('shows ten entries, and all when asked', async () => {
    await open(ticket({ id: 7 }));
    const changes = [{ field: 'status', from: 'open', to: 'closed', decided: null }] as const;
    await answer(
      ...Array.from({ length: 12 }, (_, index) => entry({ id: `${20 - index}`, changes: [...changes] })),
      SENT,
    );
    const button = host.querySelector('button');
    expect(host.querySelectorAll('li.older')).toHaveLength(3);
    expect(button?.textContent).toContain('Show all 13');
    expect(host.querySelector('ol')?.classList.contains('all')).toBe(false);

    button?.click();
    await rest();
    expect(host.querySelector('ol')?.classList.contains('all')).toBe(true);
    expect(button?.getAttribute('aria-expanded')).toBe('true');
  });

  it('asks for nothing about tickets that are only passed by, nor before the ticket itself is read', async () => {
    await open(ticket({ id: 5 }), 50);
    const { description: _, ...unread } = ticket({ id: 6 });
    await open(unread, 1_000);
    server.verify();

    await open(ticket({ id: 7 }), 50);
    server.verify();
    await rest(200);
    server.expectOne('/api/tickets/7/history/');
  });

  it('drops what is on its way when the ticket is left', async () => {
    await open(ticket({ id: 7 }));
    const request = server.expectOne('/api/tickets/7/history/');
    await open(ticket({ id: 8 }), 10);
    expect(request.cancelled).toBe(true);
  });

  it('is read again for another version, and stays on screen meanwhile', async () => {
    await open(ticket({ id: 7, version: 1 }));
    await answer(SENT);
    await open(ticket({ id: 7, version: 2 }));
    expect(lines()).toEqual(['The submitter sent the ticket']);

    await answer(entry({ changes: [{ field: 'status', from: 'open', to: 'resolved', decided: null }] }), SENT);
    expect(lines()[0]).toBe('An agent changed the status from Open to Resolved');
  });

  it('says that it could not be read, and reads it when asked', async () => {
    await open(ticket({ id: 7 }));
    server.expectOne('/api/tickets/7/history/').flush(null, { status: 503, statusText: 'Service Unavailable' });
    await rest();
    expect(host.querySelector('[role="alert"]')?.textContent).toContain('The history could not be loaded.');

    host.querySelector('button')?.click();
    await rest();
    await answer(SENT);
    expect(lines()).toHaveLength(1);
  });
});
