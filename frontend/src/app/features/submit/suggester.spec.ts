import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Suggester, TYPING_PAUSE_MS } from './suggester';
import { SUGGESTION } from './testing/suggestion';

function draft(description: string) {
  return { title: 'Invoice', description };
}

describe('Suggester', () => {
  let suggester: Suggester;
  let server: HttpTestingController;

  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({ providers: [Suggester, provideHttpClient(), provideHttpClientTesting()] });
    suggester = TestBed.inject(Suggester);
    server = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    server.verify();
    vi.useRealTimers();
  });

  function question(): TestRequest {
    return server.expectOne('/api/tickets/classify/');
  }

  function pause(): void {
    vi.advanceTimersByTime(TYPING_PAUSE_MS);
  }

  it('asks once the typing pauses, about the newest text only', () => {
    suggester.textChanged(draft('I was charged'));
    vi.advanceTimersByTime(TYPING_PAUSE_MS - 1);
    suggester.textChanged(draft('I was charged twice'));
    vi.advanceTimersByTime(TYPING_PAUSE_MS - 1);
    server.expectNone('/api/tickets/classify/');

    vi.advanceTimersByTime(1);
    expect(suggester.reading()).toBe(true);
    const asked = question();
    expect(asked.request.body).toEqual({ title: 'Invoice', description: 'I was charged twice' });

    asked.flush(SUGGESTION);
    expect(suggester.reading()).toBe(false);
    expect(suggester.outcome()).toEqual(SUGGESTION);
  });

  it('holds an answer back until the pointer is let go and its click is over', () => {
    document.dispatchEvent(new PointerEvent('pointerdown', { button: 0 }));
    suggester.fieldLeft(draft('I was charged twice'));
    question().flush(SUGGESTION);
    expect(suggester.outcome()).toBeUndefined();

    document.dispatchEvent(new PointerEvent('pointerup'));
    expect(suggester.outcome()).toBeUndefined();
    vi.advanceTimersByTime(0);
    expect(suggester.outcome()).toEqual(SUGGESTION);
    expect(suggester.reading()).toBe(false);
  });

  it('does not show an answer that was held back about a text that is older by then', () => {
    document.dispatchEvent(new PointerEvent('pointerdown', { button: 0 }));
    suggester.fieldLeft(draft('I was charged twice'));
    question().flush(SUGGESTION);
    suggester.forget();
    document.dispatchEvent(new PointerEvent('pointercancel'));
    vi.advanceTimersByTime(0);
    expect(suggester.outcome()).toBeUndefined();
  });

  it.each([
    { press: 'of another button', events: [new PointerEvent('pointerdown', { button: 2 })] },
    { press: 'that is over', events: [new PointerEvent('pointerdown'), new PointerEvent('pointerup')] },
    { press: 'that opened a menu', events: [new PointerEvent('pointerdown'), new PointerEvent('contextmenu')] },
  ])('waits for no press $press', ({ events }) => {
    for (const event of events) document.dispatchEvent(event);
    suggester.fieldLeft(draft('I was charged twice'));
    question().flush(SUGGESTION);
    expect(suggester.outcome()).toEqual(SUGGESTION);
  });

  it('does not ask about a few letters', () => {
    suggester.textChanged(draft('I was'));
    suggester.fieldLeft(draft('I was'));
    pause();

    expect(suggester.reading()).toBe(false);
  });

  it('asks at once when the field is left, and not again about the same text', () => {
    suggester.textChanged(draft('I was charged twice'));
    suggester.fieldLeft(draft('I was charged twice'));
    const asked = question();

    suggester.fieldLeft(draft('I was charged twice'));
    pause();
    asked.flush(SUGGESTION);
    suggester.fieldLeft(draft('I was charged twice'));
    pause();
  });

  it('aborts the question about older text as soon as the text changes', () => {
    suggester.textChanged(draft('I was charged twice'));
    pause();
    const stale = question();

    suggester.textChanged(draft('I was charged twice, never mind'));
    expect(stale.cancelled).toBe(true);
    expect(suggester.reading()).toBe(true);

    pause();
    question().flush({ ...SUGGESTION, suggested_category: 'general' });
    expect(suggester.outcome()).toMatchObject({ suggested_category: 'general' });
  });

  it('asks again about a text whose question was aborted', () => {
    suggester.textChanged(draft('I was charged twice'));
    pause();
    question();
    suggester.textChanged(draft('I was charged twice!'));
    suggester.textChanged(draft('I was charged twice'));
    pause();

    question().flush(SUGGESTION);
    expect(suggester.reading()).toBe(false);
  });

  it('keeps the answer when the text returns to what it was about', () => {
    suggester.textChanged(draft('I was charged twice'));
    pause();
    question().flush(SUGGESTION);
    suggester.textChanged(draft('I was charged twice!'));
    suggester.textChanged(draft('I was charged twice'));
    pause();

    expect(suggester.outcome()).toEqual(SUGGESTION);
    expect(suggester.reading()).toBe(false);
  });

  it('never takes a default for a suggestion', () => {
    suggester.textChanged(draft('I was charged twice'));
    pause();
    question().flush({ ...SUGGESTION, source: 'default', degraded: true });

    expect(suggester.outcome()).toBe('unavailable');
  });

  it('goes on after a failed question', () => {
    suggester.textChanged(draft('I was charged twice'));
    pause();
    question().error(new ProgressEvent('error'));
    expect(suggester.outcome()).toBe('unavailable');
    expect(suggester.reading()).toBe(false);

    suggester.textChanged(draft('I was charged twice again'));
    pause();
    question().flush(SUGGESTION);
    expect(suggester.outcome()).toEqual(SUGGESTION);
  });

  it('drops answer and question when the text is emptied', () => {
    suggester.textChanged(draft('I was charged twice'));
    pause();
    const stale = question();
    suggester.textChanged(draft(''));

    expect(stale.cancelled).toBe(true);
    expect(suggester.reading()).toBe(false);
    expect(suggester.outcome()).toBeUndefined();
  });
});
