import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TicketEvent } from '../../../api/events-api';
import { LiveEvents } from '../../../core/live/live-events';
import { Notifier } from '../../../core/notifier/notifier';
import { answerPage, decided, decision, pageRequest, refuse, ticket } from '../testing/tickets';
import { GATHER_MS, GLANCE_MS, LOOK_MS, TriageDeck } from './triage-deck';

describe('TriageDeck', () => {
  let deck: TriageDeck;
  let server: HttpTestingController;
  const events = new Subject<TicketEvent>();
  const [reloads, returns] = [new Subject<void>(), new Subject<void>()];
  const notifier = { error: vi.fn(), info: vi.fn() };

  beforeEach(() => {
    vi.useFakeTimers();
    notifier.error.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Notifier, useValue: notifier },
        { provide: LiveEvents, useValue: { events, reloads, returns } },
      ],
    });
    deck = TestBed.inject(TriageDeck);
    server = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  function open(...tickets: Parameters<typeof answerPage>[1]): void {
    deck.enter();
    answerPage(server, tickets);
  }

  /** Answers reach the deck through promises. */
  async function settled(): Promise<void> {
    await vi.advanceTimersByTimeAsync(0);
  }

  /** Looks at the ticket as long as somebody needs at least, and accepts it. */
  async function accept(): Promise<void> {
    await vi.advanceTimersByTimeAsync(GLANCE_MS);
    expect(deck.accept()).toMatchObject({ kind: 'accepted' });
    await settled();
  }

  const id = () => deck.current()?.ticket.id;
  const upcoming = () => deck.upcoming().map((card) => card.ticket.id);

  describe('reading ahead', () => {
    it('asks for the least sure tickets that need review, whole, and has the next ones at hand', () => {
      deck.enter();
      expect(deck.loading()).toBe(true);
      const { request } = answerPage(server, [7, 3, 5]);

      expect(Object.fromEntries(request.params.keys().map((key) => [key, request.params.get(key)]))).toEqual({
        needs_review: 'true',
        order: 'least_sure',
        limit: '20',
      });
      expect(id()).toBe(7);
      expect(upcoming()).toEqual([3, 5]);
    });

    it('asks for the next page before the tickets run out', async () => {
      deck.enter();
      answerPage(server, [1, 2, 3, 4, 5, 6, 7, 8], { next: 'n2', total: 10 });
      server.expectNone(({ url }) => url === '/api/tickets/');
      await accept();

      expect(pageRequest(server).request.params.get('cursor')).toBe('n2');
    });

    it('shows a ticket once, also when two pages have it', () => {
      deck.enter();
      answerPage(server, [1, 2], { next: 'n2', total: 4 });
      deck.skip();
      answerPage(server, [1, 2, 3]);

      expect([id(), ...upcoming()]).toEqual([2, 3]);
    });

    it('leaves out what somebody else has decided before it comes on screen', async () => {
      open(1, 2, 3);
      await vi.advanceTimersByTimeAsync(60_000);
      deck.skip();
      server.expectOne('/api/tickets/3/').flush(decided({ id: 3 }));

      expect([id(), ...upcoming()]).toEqual([2]);
      expect(deck.size().count).toBe(2);
    });

    it('leaves out what somebody else decides, before it comes on screen', async () => {
      open(1, 2, 3);
      for (const id of [1, 2, 3, 99]) events.next({ ticket_id: id, kind: 'changed', version: 2 } as TicketEvent);
      await vi.advanceTimersByTimeAsync(GATHER_MS);
      server.expectNone('/api/tickets/1/');
      server.expectOne('/api/tickets/2/').flush(decided({ id: 2 }));
      server.expectOne('/api/tickets/3/').flush(ticket({ id: 3, version: 2 }));
      await settled();
      expect([id(), ...upcoming()]).toEqual([1, 3]);

      deck.leave();
      events.next({ ticket_id: 3, kind: 'deleted', version: 2 } as TicketEvent);
      await vi.advanceTimersByTimeAsync(GATHER_MS);
      server.expectNone('/api/tickets/3/');
    });

    it('leaves out what has been deleted meanwhile, and keeps what could not be read again', async () => {
      open(1, 2, 3, 4);
      await vi.advanceTimersByTimeAsync(60_000);
      deck.skip();
      refuse(server.expectOne('/api/tickets/3/'), 404, 'ticket_not_found');
      deck.skip();
      expect(id()).toBe(4);
    });

    it('never changes the ticket on screen when an answer about it comes late', async () => {
      open(1, 2, 3);
      await vi.advanceTimersByTimeAsync(60_000);
      deck.skip();
      const late = server.expectOne('/api/tickets/3/');
      deck.skip();
      late.flush(decided({ id: 3, title: 'Another title' }));

      expect(deck.current()?.ticket.title).toBe('Second contact 3');
    });

    it('takes the answer to the newer of two requests for tickets, in whatever order they come', () => {
      deck.enter();
      const first = pageRequest(server);
      deck.leave();
      deck.enter();

      expect(first.cancelled).toBe(true);
      answerPage(server, [9]);
      expect(id()).toBe(9);
    });

    it('looks once more for tickets when all are handled, and is through only then', () => {
      open(1);
      deck.skip();
      expect(deck.loading()).toBe(true);
      answerPage(server, [1, 8]);
      expect(id()).toBe(8);

      deck.skip();
      answerPage(server, [1, 8]);
      expect(deck.current()).toBeUndefined();
      expect(deck.loading()).toBe(false);
    });

    describe('with nothing left', () => {
      const tell = async (kind: TicketEvent['kind']) => {
        events.next({ ticket_id: 9, kind, version: 1 } as TicketEvent);
        await vi.advanceTimersByTimeAsync(GATHER_MS);
      };

      it('takes up what comes, without a word about looking for it', async () => {
        open();
        await tell('created');
        await vi.advanceTimersByTimeAsync(1);
        expect(deck.loading()).toBe(false);
        answerPage(server, [9]);
        expect(id()).toBe(9);

        await tell('created');
        await vi.advanceTimersByTimeAsync(LOOK_MS);
        server.expectNone(({ url }) => url === '/api/tickets/');
      });

      it('looks again once in a while however much happens, and when events were missed', async () => {
        open();
        await tell('created');
        await vi.advanceTimersByTimeAsync(1);
        answerPage(server, []);
        await tell('suggested');
        await tell('created');
        server.expectNone(({ url }) => url === '/api/tickets/');
        await vi.advanceTimersByTimeAsync(LOOK_MS);
        answerPage(server, []);

        reloads.next();
        await vi.advanceTimersByTimeAsync(LOOK_MS);
        answerPage(server, [9]);
        expect(id()).toBe(9);
      });

      it('leaves what was skipped, and finds what comes behind it', async () => {
        open(1);
        deck.skip();
        answerPage(server, [1]);
        await tell('created');
        await vi.advanceTimersByTimeAsync(1);
        answerPage(server, [1], { next: 'n2', total: 2 });
        expect(deck.loading()).toBe(false);
        expect(answerPage(server, [9]).request.params.get('cursor')).toBe('n2');
        expect(id()).toBe(9);
        expect(deck.outcomes()).toEqual(['skipped']);
      });
    });

    it('says why there is nothing to show, and reads again on request', () => {
      deck.enter();
      pageRequest(server).flush('', { status: 503, statusText: 'Service Unavailable' });
      expect(deck.error()).toBeDefined();

      deck.retry();
      expect(deck.error()).toBeUndefined();
      answerPage(server, [1]);
      expect(id()).toBe(1);
    });

    it('reads by itself what could not be read as soon as the connection is back', () => {
      deck.enter();
      refuse(pageRequest(server), 502, 'backend_unavailable');
      returns.next();
      answerPage(server, [1]);
      expect(id()).toBe(1);

      returns.next();
      server.expectNone('/api/tickets/');
    });

    it('goes on with the tickets at hand when the next page fails, and asks again', () => {
      deck.enter();
      answerPage(server, [1, 2, 3], { next: 'n2', total: 6 });
      deck.skip();
      pageRequest(server).flush('', { status: 503, statusText: 'Service Unavailable' });
      expect(id()).toBe(2);
      expect(deck.error()).toBeUndefined();

      deck.skip();
      answerPage(server, [4, 5, 6]);
      expect([id(), ...upcoming()]).toEqual([3, 4, 5, 6].slice(0, 4));
    });
  });

  describe('deciding', () => {
    it('sends both fields for the version that was seen, and shows the next ticket at once', async () => {
      open(1, 2);
      await accept();

      const { request } = decision(server, 1);
      expect(request.body).toEqual({ category: 'billing', priority: 'low' });
      expect(request.headers.get('If-Match')).toBe('"1"');
      expect(request.keepalive).toBe(true);
      expect(id()).toBe(2);
      expect(deck.pending()).toBe(1);
    });

    it('counts what was kept, changed and skipped', async () => {
      open(1, 2, 3);
      await accept();
      deck.choose({ priority: 'high' });
      await accept();
      deck.skip();

      expect(deck.outcomes()).toEqual(['kept', 'changed', 'skipped']);
      expect(decision(server, 2).request.body).toEqual({ category: 'billing', priority: 'high' });
    });

    it('waits for a choice where nothing was suggested', async () => {
      const unknown = { category_source: 'default', priority_source: 'default', suggestion: null } as const;
      open(ticket({ id: 1, ...unknown }));
      await vi.advanceTimersByTimeAsync(GLANCE_MS);
      expect(deck.accept()).toEqual({ kind: 'missing', fields: ['category', 'priority'] });

      deck.choose({ category: 'technical' });
      deck.choose({ priority: 'high' });
      await accept();
      expect(decision(server, 1).request.body).toEqual({ category: 'technical', priority: 'high' });
      expect(deck.outcomes()).toEqual(['changed']);
    });

    it('does not decide a ticket that nobody can have read yet', async () => {
      open(1, 2);
      await accept();
      expect(deck.accept()).toEqual({ kind: 'early' });
      expect(id()).toBe(2);
    });

    it('sends decisions about different tickets side by side', async () => {
      open(1, 2, 3);
      await accept();
      await accept();
      const first = decision(server, 1);
      decision(server, 2).flush(decided({ id: 2 }));
      first.flush(decided({ id: 1 }));
      await settled();

      expect(deck.pending()).toBe(0);
      expect(deck.outcomes()).toEqual(['kept', 'kept']);
      expect(id()).toBe(3);
    });

    it('keeps what was skipped for later', () => {
      open(1, 2);
      deck.skip();
      deck.skip();
      answerPage(server, [1, 2]);
      expect(deck.current()).toBeUndefined();

      deck.again();
      answerPage(server, [1, 2]);
      expect([id(), ...upcoming()]).toEqual([1, 2]);
      expect(deck.outcomes()).toEqual([]);
    });

    it('tells how many there are, as far as the server counted', () => {
      deck.enter();
      answerPage(server, [1, 2], { next: 'n2', total: 1_000, capped: true });
      expect(deck.size()).toEqual({ count: 1_000, capped: true });

      deck.skip();
      answerPage(server, [3]);
      expect(deck.size()).toEqual({ count: 3, capped: false });
    });
  });

  describe('a refused decision', () => {
    async function refusedThird(status: number, code: string, more: object = {}): Promise<void> {
      open(1, 2, 3);
      deck.choose({ category: 'account' });
      await accept();
      refuse(decision(server, 1), status, code, more);
      await settled();
    }

    it('brings its ticket back next, with the choice and the reason, and interrupts nobody', async () => {
      await refusedThird(503, 'database_unavailable');

      expect([id(), ...upcoming()]).toEqual([2, 1, 3]);
      expect(deck.news()).toBe('Ticket 1 was not saved and comes back next.');
      expect(deck.outcomes()).toEqual([]);

      deck.skip();
      expect(deck.current()).toMatchObject({
        choice: { category: 'account', priority: 'low' },
        comeback: { kind: 'refused' },
      });
      expect(deck.news()).toBe('');
      await accept();
      expect(decision(server, 1).request.body).toEqual({ category: 'account', priority: 'low' });
    });

    it('comes back on screen when there is no other ticket', async () => {
      open(1);
      await accept();
      decision(server, 1).error(new ProgressEvent('error'));
      await settled();
      answerPage(server, []);

      expect(id()).toBe(1);
      expect(deck.current()?.comeback?.text).toContain('could not be reached');
    });

    it('comes back in the order in which several were made', async () => {
      open(1, 2, 3, 4);
      await accept();
      await accept();
      const second = decision(server, 2);
      refuse(decision(server, 1), 503, 'database_unavailable');
      refuse(second, 503, 'database_unavailable');
      await settled();

      expect([id(), ...upcoming()]).toEqual([3, 1, 2, 4]);
      expect(deck.news()).toBe('2 decisions were not saved. They come back next.');
    });

    it('says what somebody else decided meanwhile, and overrules it only when asked again', async () => {
      const current = decided({ id: 1, version: 4, category: 'technical', priority: 'high' });
      await refusedThird(412, 'version_conflict', { current });
      deck.skip();

      expect(deck.current()?.comeback?.text).toBe(
        'Your decision was not saved, because somebody else has decided Technical, High meanwhile. You chose Account, Low.',
      );
      await accept();
      expect(decision(server, 1).request.headers.get('If-Match')).toBe('"4"');
    });

    it('is none when somebody else has decided the same, or the answer to an earlier try was lost', async () => {
      await refusedThird(412, 'version_conflict', { current: decided({ id: 1, category: 'account' }) });

      expect(deck.outcomes()).toEqual(['changed']);
      expect(upcoming()).toEqual([3]);
    });

    it('is sent again when only something else of the ticket was changed meanwhile', async () => {
      await refusedThird(412, 'version_conflict', { current: ticket({ id: 1, version: 2, status: 'in_progress' }) });

      expect(decision(server, 1).request.headers.get('If-Match')).toBe('"2"');
      expect(deck.outcomes()).toEqual(['changed']);
    });

    it('is asked about again when the text was changed meanwhile', async () => {
      await refusedThird(412, 'version_conflict', { current: ticket({ id: 1, version: 2, title: 'Something else' }) });
      deck.skip();

      expect(deck.current()?.ticket.title).toBe('Something else');
      expect(deck.current()?.comeback?.text).toContain('somebody has changed this ticket meanwhile');
    });

    it('is dropped with a ticket that has been deleted, and that is told', async () => {
      await refusedThird(404, 'ticket_not_found');

      expect([id(), ...upcoming()]).toEqual([2, 3]);
      expect(deck.news()).toContain('Ticket 1 has been deleted meanwhile.');
    });

    it('is told elsewhere when the page was left, and waits there', async () => {
      open(1, 2);
      await accept();
      deck.leave();
      refuse(decision(server, 1), 503, 'database_unavailable');
      await settled();
      expect(notifier.error).toHaveBeenCalledOnce();

      deck.enter();
      expect(id()).toBe(1);
      expect(deck.current()?.choice).toEqual({ category: 'billing', priority: 'low' });
    });
  });

  describe('undo', () => {
    it('brings a skipped ticket back as it was left', () => {
      open(1, 2);
      deck.choose({ category: 'account' });
      deck.skip();
      expect(deck.undo()?.id).toBe(1);

      expect(deck.current()).toMatchObject({ choice: { category: 'account' }, comeback: undefined });
      expect(upcoming()).toEqual([2]);
      expect(deck.canUndo()).toBe(false);
    });

    it('puts the former values back, as open as they were', async () => {
      open(1, 2);
      deck.choose({ category: 'account' });
      await accept();
      decision(server, 1).flush(decided({ id: 1, category: 'account' }));
      await settled();
      deck.undo();
      await settled();

      expect(deck.current()).toMatchObject({ choice: {}, ticket: { id: 1, category_source: 'classifier' } });
      const back = decision(server, 1);
      expect(back.request.body).toEqual({ category: 'billing', priority: 'low', reopen: ['category', 'priority'] });
      expect(back.request.headers.get('If-Match')).toBe('"2"');
      back.flush(ticket({ id: 1, version: 3 }));
      await settled();
      expect(deck.current()?.comeback?.text).toBe('Undone.');
    });

    it('opens again what was only accepted', async () => {
      open(1, 2);
      await accept();
      decision(server, 1).flush(decided({ id: 1 }));
      await settled();
      deck.undo();
      await settled();
      expect(decision(server, 1).request.body).toMatchObject({ reopen: ['category', 'priority'] });
    });

    it('waits for the answer to the decision, and a new decision waits for the undo', async () => {
      open(1, 2);
      deck.choose({ category: 'account' });
      await accept();
      const first = decision(server, 1);
      deck.undo();
      deck.choose({ category: 'technical' });
      await accept();
      server.expectNone({ method: 'PATCH', url: '/api/tickets/1/' });

      first.flush(decided({ id: 1, category: 'account', version: 2 }));
      await settled();
      decision(server, 1).flush(decided({ id: 1, version: 3 }));
      await settled();
      const last = decision(server, 1);
      expect(last.request.body).toEqual({ category: 'technical', priority: 'low' });
      expect(last.request.headers.get('If-Match')).toBe('"3"');
    });

    it('has nothing to put back when the decision turns out refused', async () => {
      open(1, 2);
      deck.choose({ category: 'account' });
      await accept();
      const first = decision(server, 1);
      deck.undo();
      refuse(first, 500, 'internal_error');
      await settled();

      server.expectNone({ method: 'PATCH', url: '/api/tickets/1/' });
      expect([id(), ...upcoming()]).toEqual([1, 2]);
      expect(deck.current()?.comeback?.text).toBe('Undone before it was saved.');
    });

    describe('of a decision whose answer was lost', () => {
      beforeEach(async () => {
        open(1, 2);
        deck.choose({ category: 'account' });
        await accept();
        const first = decision(server, 1);
        deck.undo();
        first.error(new ProgressEvent('error'));
        await settled();
      });

      it('puts the former values back when it had been saved', async () => {
        server.expectOne('/api/tickets/1/').flush(decided({ id: 1, category: 'account' }));
        await settled();
        const back = decision(server, 1);
        expect(back.request.body).toMatchObject({ category: 'billing', reopen: ['category', 'priority'] });
        back.flush(ticket({ id: 1, version: 3 }));
        await settled();
        expect(deck.current()?.comeback?.text).toBe('Undone.');
      });

      it('says that it was not saved only when that is so', async () => {
        server.expectOne('/api/tickets/1/').flush(ticket({ id: 1 }));
        await settled();
        server.expectNone({ method: 'PATCH', url: '/api/tickets/1/' });
        expect(deck.current()?.comeback?.text).toBe('Undone before it was saved.');
      });

      it('claims nothing when that cannot be found out', async () => {
        server.expectOne('/api/tickets/1/').error(new ProgressEvent('error'));
        await settled();
        expect(deck.current()?.comeback?.text).toContain('What the ticket says now is not known');
      });
    });

    it('says so when the former values could not be put back', async () => {
      open(1, 2);
      deck.choose({ category: 'account' });
      await accept();
      decision(server, 1).flush(decided({ id: 1, category: 'account' }));
      await settled();
      deck.undo();
      await settled();
      refuse(decision(server, 1), 500, 'internal_error');
      await settled();

      expect(deck.current()?.comeback?.text).toContain('The ticket still says Account, Low.');
    });

    it('never overwrites what somebody else has decided after the agent', async () => {
      open(1, 2);
      deck.choose({ category: 'account' });
      await accept();
      decision(server, 1).flush(decided({ id: 1, category: 'account' }));
      await settled();
      deck.undo();
      await settled();
      const current = decided({ id: 1, version: 3, category: 'technical', priority: 'high' });
      refuse(decision(server, 1), 412, 'version_conflict', { current });
      await settled();

      expect(deck.current()?.comeback?.text).toBe(
        'The undo was not saved, because somebody has changed this ticket meanwhile. It says Technical, High now.',
      );
    });

    it('goes back ticket by ticket', async () => {
      open(1, 2, 3);
      deck.skip();
      await accept();
      expect(deck.undo()?.id).toBe(2);
      expect(deck.undo()?.id).toBe(1);
      expect(deck.undo()).toBeUndefined();
      expect([id(), ...upcoming()]).toEqual([1, 2, 3]);
    });
  });

  it('is as it was after a look elsewhere, except for what was decided there', () => {
    open(1, 2, 3);
    deck.skip();
    deck.choose({ category: 'account' });
    deck.leave();

    deck.enter();
    expect(deck.current()).toMatchObject({ ticket: { id: 2 }, choice: { category: 'account' } });
    answerPage(server, [1, 2, 3]);
    expect(upcoming()).toEqual([3]);

    server.expectOne('/api/tickets/2/').flush(decided({ id: 2 }));
    expect(id()).toBe(3);
    expect(deck.outcomes()).toEqual(['skipped']);
  });
});
