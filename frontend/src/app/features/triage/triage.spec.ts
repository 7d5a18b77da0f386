import { LiveAnnouncer } from '@angular/cdk/a11y';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, provideEnvironmentInitializer, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Subject } from 'rxjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TicketEvent } from '../../api/events-api';
import { registerIcons } from '../../core/icons/icons';
import { LiveEvents } from '../../core/live/live-events';
import { Shortcuts } from '../../core/shortcuts/shortcuts';
import { Viewport } from '../../core/viewport';
import { GLANCE_MS } from './deck/triage-deck';
import { answerPage, decided, decision, pageRequest, refuse, suggestion, ticket } from './testing/tickets';
import { Triage } from './triage';

@Component({ template: '' })
class Elsewhere {}

describe('Triage', () => {
  let fixture: ComponentFixture<Triage>;
  let server: HttpTestingController;
  let page: HTMLElement;
  const announce = vi.fn(() => Promise.resolve());
  const live = { events: new Subject<TicketEvent>(), reloads: new Subject<void>(), returns: new Subject<void>() };
  const wide = { rail: signal(true), twoSheets: signal(true) };

  beforeEach(async () => {
    localStorage.clear();
    announce.mockClear();
    wide.rail.set(true);
    wide.twoSheets.set(true);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'queue/:id', component: Elsewhere }]),
        provideEnvironmentInitializer(registerIcons),
        { provide: LiveEvents, useValue: live },
        { provide: LiveAnnouncer, useValue: { announce } },
        { provide: Viewport, useValue: wide },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(Triage);
    page = fixture.nativeElement as HTMLElement;
    document.body.replaceChildren(page);
    await fixture.whenStable();
  });

  async function settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  }

  async function show(...tickets: Parameters<typeof answerPage>[1]): Promise<void> {
    answerPage(server, tickets);
    await settled();
  }

  /** As somebody at a keyboard does it who has touched nothing on the page before. */
  async function press(key: string, on: Element = document.body, more: KeyboardEventInit = {}): Promise<KeyboardEvent> {
    if (key === 'Enter') await new Promise((resolve) => setTimeout(resolve, GLANCE_MS));
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    on.dispatchEvent(event);
    await settled();
    return event;
  }

  const heading = () => page.querySelector('h2')?.textContent.trim();
  const accept = () => page.querySelector<HTMLButtonElement>('.accept');
  const acceptText = () => accept()?.textContent.replace('Enter', '').trim();
  const option = (label: string) =>
    [...page.querySelectorAll('[role="radio"]')].find(({ textContent }) => textContent.includes(label));
  const button = (label: string) =>
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes(label));
  const announced = () => announce.mock.calls.map(([text]: string[]) => text);

  it('shows the least sure ticket with its evidence, reason and sureness, and names the outcome on the button', async () => {
    await show(4818, 4814);

    expect(heading()).toBe('Second contact 4818');
    expect(page.querySelector('.description mark')?.textContent).toBe('receive the invoices');
    expect(page.querySelector('td-why')?.textContent).toContain('Why the built-in model suggests this');
    expect(page.querySelector('td-why')?.textContent).toContain('It is about who receives invoices.');
    expect(option('Billing')?.textContent).toContain('54%');
    expect(option('Billing')?.className).toBe('suggested');
    expect(option('Billing')?.getAttribute('aria-checked')).toBe('true');
    expect(option('Technical')?.textContent).not.toContain('%');
    expect(acceptText()).toBe('Accept Billing, Low');
    expect(page.querySelector('td-up-next')?.textContent).toContain('Second contact 4814');
  });

  it('says how often it was right when it was that sure', async () => {
    const bin = { from: 0.5, to: 0.6, count: 50, mean_confidence: 0.55, accuracy: 0.52 };
    const fields = [{ field: 'category', calibration: [bin] }];
    server
      .expectOne('/api/classification/accuracy/')
      .flush({ models: [{ source: 'embedded', model: 'embedded', version: '7', fields }] });
    await show(1);

    expect(page.querySelector('td-why')?.textContent).toContain('it was right 26 times out of 50');
  });

  it('decides with keys from the first moment, without a click', async () => {
    await show(1, 2, 3);
    await press('3');
    await press('e');
    expect(option('Account')?.className).toBe('ink');
    expect(page.querySelector('td-value-choice')?.textContent).toContain(
      'you chose Account, the built-in model suggested',
    );
    expect(acceptText()).toBe('Accept Account, High');

    await press('Enter');
    expect(decision(server, 1).request.body).toEqual({ category: 'account', priority: 'high' });
    expect(heading()).toBe('Second contact 2');
    expect(announced().at(-1)).toBe(
      'Accepted Account, High. Ticket 2: Second contact 2. suggested Billing, 54% sure; suggested Low, 77% sure.',
    );

    await press('s');
    expect(heading()).toBe('Second contact 3');
    await press('z');
    expect(heading()).toBe('Second contact 2');
  });

  it('opens the ticket in the queue, among the same tickets', async () => {
    await show(7);
    await press('o');
    expect(TestBed.inject(Router).url).toBe('/queue/7?needs_review=true&order=least_sure');
  });

  it('leaves keys to whoever needs them', async () => {
    await show(1, 2);
    const field = document.body.appendChild(document.createElement('input'));
    expect((await press('s', field)).defaultPrevented).toBe(false);
    const link = document.body.appendChild(document.createElement('a'));
    expect((await press('Enter', link)).defaultPrevented).toBe(false);
    expect((await press('r', document.body, { ctrlKey: true })).defaultPrevented).toBe(false);

    expect(heading()).toBe('Second contact 1');
  });

  it('decides one ticket, however long the key is held', async () => {
    await show(1, 2, 3);
    await press('Enter');
    await press('Enter', document.body, { repeat: true });

    expect(heading()).toBe('Second contact 2');
  });

  it('has no keys, and shows none, when single keys are switched off', async () => {
    await show(1, 2);
    TestBed.inject(Shortcuts).switchSingleKeys(false);
    await press('s');

    expect(heading()).toBe('Second contact 1');
    expect(page.querySelector('kbd')).toBeNull();
    accept()?.click();
    await settled();
    await new Promise((resolve) => setTimeout(resolve, GLANCE_MS));
    accept()?.click();
    await settled();
    expect(heading()).toBe('Second contact 2');
  });

  it('lets arrow keys go through the options of a field, and Enter accept from there', async () => {
    await show(1, 2);
    const billing = option('Billing') as HTMLElement;
    expect(page.querySelectorAll('[role="radio"][tabindex="0"]').length).toBe(2);
    billing.focus();
    await press('ArrowRight', billing);

    expect(document.activeElement).toBe(option('Technical'));
    expect(option('Technical')?.getAttribute('aria-checked')).toBe('true');
    await press('Enter', option('Technical'));
    expect(decision(server, 1).request.body).toEqual({ category: 'technical', priority: 'low' });
    expect(document.activeElement).toBe(option('Technical'));
  });

  it('asks for the values that nobody could suggest, instead of showing a default', async () => {
    const unknown = { category_source: 'default', priority_source: 'default', suggestion: null } as const;
    await show(ticket({ id: 1, ...unknown }), 2);
    expect(page.querySelector('[aria-checked="true"]')).toBeNull();
    expect(acceptText()).toBe('Choose category and priority');
    await press('Enter');
    expect(heading()).toBe('Second contact 1');
    expect(announced().at(-1)).toBe('Choose the category and the priority first.');

    await press('4');
    expect(acceptText()).toBe('Choose priority');
    await press('q');
    expect(acceptText()).toBe('Accept General, Low');
  });

  it('keeps what a person has decided before in ink', async () => {
    await show(ticket({ id: 1, category_source: 'person', suggestion: suggestion({ category_outcome: 'accepted' }) }));

    expect(option('Billing')?.className).toBe('ink');
    expect(page.querySelector('td-value-choice')?.textContent).toContain('decided before');
    await press('Enter');
    expect(decision(server, 1).request.body).toEqual({ priority: 'low' });
  });

  it('tells where one is, for the eye and for a screen reader', async () => {
    await show(1, 2, 3, 4);
    await press('Enter');
    await press('s');

    expect(page.querySelector('.position')?.textContent).toContain('3 of 4');
    const strip = page.querySelector('[role="progressbar"]');
    expect(strip?.getAttribute('aria-valuenow')).toBe('2');
    expect(strip?.getAttribute('aria-valuemax')).toBe('4');
    expect(strip?.getAttribute('aria-valuetext')).toBe('2 of 4 tickets: 1 kept, 0 changed, 1 skipped');
    expect([...(strip?.children ?? [])].map(({ className }) => className)).toEqual(['kept', 'skipped', 'now', 'left']);
  });

  it('says at once that a decision was refused, and shows it again with its reason', async () => {
    await show(1, 2, 3);
    await press('1');
    await press('Enter');
    const current = decided({ id: 1, category: 'technical', priority: 'high' });
    refuse(decision(server, 1), 412, 'version_conflict', { current });
    await settled();
    expect(heading()).toBe('Second contact 2');
    expect(page.querySelector('[role="alert"]')?.textContent).toContain('Ticket 1 was not saved and comes back next.');

    await press('s');
    expect(heading()).toBe('Second contact 1');
    expect(page.querySelector('.comeback')?.textContent).toContain('somebody else has decided Technical, High');
    expect(acceptText()).toBe('Accept Billing, Low');
  });

  it('ends with what was done and ways on; the last decision can still be undone', async () => {
    await show(1, 2);
    await press('Enter');
    await press('s');
    answerPage(server, [2]);
    await settled();

    expect(heading()).toBe('You are through');
    expect(page.querySelector('td-session-tally')?.textContent).toContain('suggestion kept');
    expect(page.textContent).toContain('Look at the skipped one');
    expect(announced().at(-1)).toBe('Done: 2 tickets looked at.');
    await press('z');
    expect(heading()).toBe('Second contact 2');
  });

  it('is glad when there is nothing to review', async () => {
    await show();
    expect(heading()).toBe('Nothing left to review');
    expect(page.querySelector('td-session-tally')).toBeNull();

    button('Look for new ones')?.click();
    await show(5);
    expect(heading()).toBe('Second contact 5');
  });

  it('shows a ticket that comes when there was nothing to review, and tells it', async () => {
    await show();
    live.reloads.next();
    await settled();
    expect(heading()).toBe('Nothing left to review');
    await show(5);
    expect(heading()).toBe('Second contact 5');
    expect(announced().at(-1)).toContain('Ticket 5: Second contact 5.');
  });

  it('says why the tickets could not be loaded, and tries again', async () => {
    pageRequest(server).flush('', { status: 503, statusText: 'Service Unavailable' });
    await settled();
    expect(page.querySelector('[role="alert"]')?.textContent).toContain('The server is not available right now.');

    button('Try again')?.click();
    await show(5);
    expect(heading()).toBe('Second contact 5');
  });

  it('shows the reason under the text, and hides the keys, where there is no room beside it', async () => {
    wide.rail.set(false);
    wide.twoSheets.set(false);
    await show(1, 2);

    expect(page.querySelector('aside')).toBeNull();
    expect(page.querySelector('.column td-why')).not.toBeNull();
    expect(page.querySelector('button[aria-label="Undo"]')).not.toBeNull();
  });
});
