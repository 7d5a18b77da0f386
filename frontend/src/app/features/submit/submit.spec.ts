import { Clipboard } from '@angular/cdk/clipboard';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { provideEnvironmentInitializer } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { MatSelectHarness } from '@angular/material/select/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { TicketChanges } from '../../api/ticket-changes';
import type { CreatedTicket, Suggestion } from '../../api/types';
import { registerIcons } from '../../core/icons/icons';
import { Session } from '../../core/session/session';
import { Submit } from './submit';
import { DESCRIPTION, SUGGESTION } from './testing/suggestion';

const TICKET: CreatedTicket = {
  id: 4822,
  title: 'Charged twice',
  description: DESCRIPTION,
  category: 'billing',
  priority: 'critical',
  status: 'open',
  category_source: 'classifier',
  priority_source: 'person',
  created_at: '2026-11-21T08:00:00.000Z',
  updated_at: '2026-11-21T08:00:00.000Z',
  resolved_at: null,
  version: 1,
  needs_review: false,
  suggestion: null,
  requester_key: 'AAAS1oxQn0b4Vd8wYtS1uR6mLpE3',
};

describe('Submit', () => {
  let fixture: ComponentFixture<Submit>;
  let page: HTMLElement;
  let server: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideEnvironmentInitializer(registerIcons),
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    await open();
  });

  async function open(): Promise<void> {
    fixture = TestBed.createComponent(Submit);
    page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    await fixture.whenStable();
  }

  function field(id: 'ticket-title' | 'ticket-description'): HTMLInputElement {
    const found = page.querySelector<HTMLInputElement>(`#${id}`);
    if (found === null) throw new Error(`There is no ${id}.`);
    return found;
  }

  async function write(id: 'ticket-title' | 'ticket-description', text: string): Promise<void> {
    field(id).value = text;
    field(id).dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }

  async function leave(id: 'ticket-title' | 'ticket-description'): Promise<void> {
    field(id).dispatchEvent(new Event('blur'));
    await fixture.whenStable();
  }

  async function suggest(answer: Suggestion = SUGGESTION): Promise<void> {
    await leave('ticket-description');
    server.expectOne('/api/tickets/classify/').flush(answer);
    await fixture.whenStable();
  }

  async function select(label: 'Category' | 'Priority'): Promise<MatSelectHarness> {
    const selects = await TestbedHarnessEnvironment.loader(fixture).getAllHarnesses(MatSelectHarness);
    const found = selects[label === 'Category' ? 0 : 1];
    if (found === undefined) throw new Error(`There is no ${label}.`);
    return found;
  }

  async function choose(label: 'Category' | 'Priority', text: string): Promise<void> {
    await (await select(label)).clickOptions({ text });
  }

  async function shown(label: 'Category' | 'Priority'): Promise<string> {
    return (await (await select(label)).getValueText()).trim();
  }

  async function send(): Promise<void> {
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await fixture.whenStable();
  }

  function posted(): TestRequest {
    return server.expectOne({ method: 'POST', url: '/api/tickets/' });
  }

  async function answer(request: TestRequest, body: object, status = 201): Promise<void> {
    request.flush(body, { status, statusText: 'Answer' });
    await settled();
  }

  /** An answer reaches the page through promises, which stability alone does not wait for. */
  async function settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  }

  it('fills both fields with the suggestion, names its source and marks the words it came from', async () => {
    await write('ticket-description', DESCRIPTION);
    await suggest();

    expect(await shown('Category')).toBe('Billing');
    expect(await shown('Priority')).toBe('High');
    expect(page.textContent).toContain('by Claude');
    expect(page.textContent).toContain('Suggested · 97%');
    expect(page.querySelector('.evidence')?.textContent).toBe('charged twice');
    expect(page.querySelector('.unseen[aria-live="polite"]')?.textContent).toContain('Suggested: Billing, High');
  });

  it('never overwrites what the person chose, and offers the suggestion back', async () => {
    await write('ticket-description', DESCRIPTION);
    await choose('Priority', 'Critical');
    await suggest();

    expect(await shown('Priority')).toBe('Critical');
    expect(await shown('Category')).toBe('Billing');
    expect(page.textContent).toContain('Your choice');
    expect(page.textContent).toContain('Suggested: High, 92%');

    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === 'Use it')?.click();
    await fixture.whenStable();
    expect(await shown('Priority')).toBe('High');
    expect(await (await select('Priority')).isFocused()).toBe(true);
  });

  it('keeps what was written and chosen while the person looks at another page', async () => {
    await write('ticket-title', 'Charged twice');
    await write('ticket-description', DESCRIPTION);
    await choose('Category', 'Account');
    fixture.destroy();

    await open();
    expect(field('ticket-title').value).toBe('Charged twice');
    expect(field('ticket-description').value).toBe(DESCRIPTION);
    expect(await shown('Category')).toBe('Account');
  });

  it('says that a category was chosen by the person and the priority was not', async () => {
    await write('ticket-title', 'Charged twice');
    await write('ticket-description', DESCRIPTION);
    await suggest();
    await choose('Category', 'Account');
    await send();
    expect(posted().request.body).toMatchObject({
      category: 'account',
      category_source: 'person',
      priority: 'high',
      priority_source: 'classifier',
    });
  });

  it('leaves the fields empty when no suggestion could be made', async () => {
    await write('ticket-description', DESCRIPTION);
    await suggest({ ...SUGGESTION, source: 'default', degraded: true, suggested_category: 'general', evidence: [] });

    expect(page.textContent).toContain('No suggestion right now');
    expect(await (await select('Category')).isEmpty()).toBe(true);
    expect(await (await select('Priority')).isEmpty()).toBe(true);
  });

  it('names the model that stands in for the one that did not answer', async () => {
    await write('ticket-description', DESCRIPTION);
    await suggest({ ...SUGGESTION, source: 'embedded', degraded: true });

    expect(page.textContent).toContain('by Built-in model. The language model did not answer');
  });

  it('says who decided each field when it sends', async () => {
    await write('ticket-title', '  Charged twice ');
    await write('ticket-description', DESCRIPTION);
    await suggest();
    await choose('Priority', 'Critical');
    await send();

    expect(posted().request.body).toEqual({
      title: 'Charged twice',
      description: DESCRIPTION,
      category: 'billing',
      category_source: 'classifier',
      priority: 'critical',
      priority_source: 'person',
      suggestion_token: 'v1.signed',
    });
  });

  it('leaves untouched fields to the server when the suggestion on screen is about another text', async () => {
    await write('ticket-title', 'Charged twice');
    await write('ticket-description', DESCRIPTION);
    await suggest();
    await choose('Priority', 'Critical');
    await write('ticket-description', `${DESCRIPTION} Please hurry.`);
    await send();

    expect(posted().request.body).toEqual({
      title: 'Charged twice',
      description: `${DESCRIPTION} Please hurry.`,
      priority: 'critical',
      priority_source: 'person',
      suggestion_token: 'v1.signed',
    });
  });

  it('leaves untouched fields to the server when nothing proves the suggestion', async () => {
    await write('ticket-title', 'Charged twice');
    await write('ticket-description', DESCRIPTION);
    await suggest({ ...SUGGESTION, suggestion_token: null });
    await send();

    expect(posted().request.body).toEqual({ title: 'Charged twice', description: DESCRIPTION });
  });

  it('sends a suggestion that the person kept with one click as their choice', async () => {
    await write('ticket-title', 'Charged twice');
    await write('ticket-description', DESCRIPTION);
    await suggest();
    page.querySelector<HTMLButtonElement>('[aria-label="Keep it: the suggested category"]')?.click();
    await fixture.whenStable();
    expect(page.textContent).toContain('Your choice');
    expect(await (await select('Category')).isFocused()).toBe(true);
    await send();

    expect(posted().request.body).toMatchObject({
      category: 'billing',
      category_source: 'person',
      priority: 'high',
      priority_source: 'classifier',
    });
  });

  it('quotes the words of the title that led to the suggestion', async () => {
    await write('ticket-title', 'Charged twice');
    await write('ticket-description', DESCRIPTION);
    await suggest({ ...SUGGESTION, evidence: [{ field: 'title', start: 8, end: 13, text: 'twice' }] });
    expect(page.querySelector('.quotes mark')?.textContent).toBe('twice');

    await write('ticket-title', 'Refund');
    expect(page.querySelector('.quotes')).toBeNull();
  });

  it('names every provider', async () => {
    const names = { openai: 'OpenAI', gemini: 'Gemini', openai_compatible: 'Language model' } as const;
    await write('ticket-description', DESCRIPTION);
    for (const [source, name] of Object.entries(names)) {
      await write('ticket-description', `${DESCRIPTION} ${source}`);
      await suggest({ ...SUGGESTION, source: source as keyof typeof names });
      expect(page.querySelector('.source')?.textContent).toBe(`by ${name}`);
    }
  });

  it('sends without waiting for a suggestion, and leaves empty fields out', async () => {
    await write('ticket-title', 'Charged twice');
    await write('ticket-description', DESCRIPTION);
    await leave('ticket-description');
    server.expectOne('/api/tickets/classify/');
    await send();

    expect(posted().request.body).toEqual({ title: 'Charged twice', description: DESCRIPTION });
  });

  it('sends a ticket once, however often it is asked to', async () => {
    await write('ticket-title', 'Charged twice');
    await write('ticket-description', DESCRIPTION);
    await send();
    await send();

    posted();
  });

  it('shows the new number, tells the rest of the product, and starts again empty', async () => {
    await write('ticket-title', 'Charged twice');
    await write('ticket-description', DESCRIPTION);
    await choose('Priority', 'Critical');
    await send();
    await answer(posted(), TICKET);

    expect(page.querySelector('h1')?.textContent).toBe('Ticket 4822 is with us');
    expect(document.activeElement).toBe(page.querySelector('h1'));
    expect(document.body.textContent).toContain('Ticket 4822 was sent.');
    expect(TestBed.inject(TicketChanges).created()).toBe(1);

    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Send another'))?.click();
    await fixture.whenStable();
    expect(field('ticket-title').value).toBe('');
    expect(field('ticket-description').value).toBe('');
    expect(await (await select('Priority')).isEmpty()).toBe(true);
    expect(document.activeElement).toBe(field('ticket-title'));
    expect(page.querySelector('.error')).toBeNull();
  });

  it('gives the way back to the ticket, to be kept', async () => {
    const copy = vi.spyOn(TestBed.inject(Clipboard), 'copy').mockReturnValue(true);
    await write('ticket-title', 'Charged twice');
    await write('ticket-description', DESCRIPTION);
    await send();
    await answer(posted(), TICKET);

    const address = `${location.origin}/requests#${TICKET.requester_key}`;
    expect(page.querySelector<HTMLAnchorElement>('.way-back a')?.href).toBe(address);
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Copy link'))?.click();
    expect(copy).toHaveBeenCalledExactlyOnceWith(address);
  });

  it.each([
    ['agents', true],
    ['requesters', false],
  ])('shows the way to the queue only to those who may read it: %s', async (_who, mayRead) => {
    vi.spyOn(TestBed.inject(Session), 'may').mockReturnValue(mayRead);
    await write('ticket-title', 'Charged twice');
    await write('ticket-description', DESCRIPTION);
    await send();
    await answer(posted(), TICKET);
    expect(page.textContent.includes('queue')).toBe(mayRead);
  });

  it('asks for title and text only once sending was tried, and goes to the first fault', async () => {
    await leave('ticket-title');
    expect(page.querySelector('.error')).toBeNull();

    await write('ticket-description', ' \u200b\n');
    await send();
    server.expectNone('/api/tickets/');
    expect(page.querySelector('#title-error')?.textContent).toContain('Give your ticket a title.');
    expect(page.querySelector('#description-error')?.textContent).toContain('Tell us what happened.');
    expect(document.activeElement).toBe(field('ticket-title'));
    expect(field('ticket-title').getAttribute('aria-describedby')).toBe('title-error');
  });

  it('counts the title in code points, trimmed, and says at once when it is too long', async () => {
    await write('ticket-title', ` ${'😀'.repeat(200)} `);
    expect(page.querySelector('#title-count')?.textContent).toBe('200 / 200');
    expect(page.querySelector('#title-error')).toBeNull();

    await write('ticket-title', '😀'.repeat(203));
    expect(page.querySelector('#title-error')?.textContent).toContain('3 too many. At most 200 characters.');
  });

  it('shows what the server refused at its field, and keeps everything', async () => {
    await write('ticket-title', 'Charged twice');
    await write('ticket-description', DESCRIPTION);
    await send();
    await answer(
      posted(),
      { code: 'validation_failed', title: 'Bad Request', errors: { title: ['Not this title.'] } },
      400,
    );

    expect(page.querySelector('#title-error')?.textContent).toContain('Not this title.');
    expect(field('ticket-title').value).toBe('Charged twice');

    await write('ticket-title', 'Charged two times');
    expect(page.querySelector('#title-error')).toBeNull();
  });

  it('says what to do when the server cannot be reached, keeps everything, and can be sent again', async () => {
    await write('ticket-title', 'Charged twice');
    await write('ticket-description', DESCRIPTION);
    await choose('Category', 'Account');
    await send();
    posted().error(new ProgressEvent('error'));
    await settled();

    expect(page.querySelector('[role="alert"]')?.textContent).toMatch(/not sent.*could not be reached.*still here/s);
    expect(field('ticket-description').value).toBe(DESCRIPTION);
    expect(await shown('Category')).toBe('Account');

    await send();
    await answer(posted(), TICKET);
    expect(page.querySelector('h1')?.textContent).toContain('4822');
  });
});
