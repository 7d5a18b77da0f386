import { Component, provideEnvironmentInitializer } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { registerIcons } from '../icons/icons';
import { Shortcuts } from '../shortcuts/shortcuts';
import { SEARCH_DEBOUNCE_MS, SearchBox } from './search-box';

@Component({ template: '' })
class Page {}

describe('SearchBox', () => {
  let fixture: ComponentFixture<SearchBox>;
  let router: Router;

  beforeEach(async () => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [
        provideEnvironmentInitializer(registerIcons),
        provideRouter([
          { path: 'queue', component: Page },
          { path: 'insights', component: Page },
        ]),
      ],
    });
    router = TestBed.inject(Router);
    fixture = TestBed.createComponent(SearchBox);
    document.body.append(fixture.nativeElement as HTMLElement);
    await go('/queue?status=open');
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  function input(): HTMLInputElement {
    const found = (fixture.nativeElement as HTMLElement).querySelector('input');
    if (found === null) throw new Error('The search box has no field.');
    return found;
  }

  async function go(url: string): Promise<void> {
    await router.navigateByUrl(url);
    await settle();
  }

  async function settle(ms = 0): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms);
    fixture.detectChanges();
    await vi.advanceTimersByTimeAsync(0);
  }

  function type(text: string): void {
    input().value = text;
    input().dispatchEvent(new Event('input'));
  }

  it('puts the search into the address of the queue once the typing pauses, keeping the filters', async () => {
    type('pay');
    await settle(SEARCH_DEBOUNCE_MS - 1);
    expect(router.url).toBe('/queue?status=open');

    await settle(1);
    expect(router.url).toBe('/queue?status=open&search=pay');
  });

  it('waits for the last key', async () => {
    type('p');
    await settle(SEARCH_DEBOUNCE_MS - 1);
    type('pay');
    await settle(SEARCH_DEBOUNCE_MS - 1);

    expect(router.url).toBe('/queue?status=open');
  });

  it('keeps what was typed while the address was changing, spaces included', async () => {
    type('refund ');
    await settle(SEARCH_DEBOUNCE_MS);

    expect(router.url).toBe('/queue?status=open&search=refund');
    expect(input().value).toBe('refund ');
  });

  it('shows the search of an address it did not write', async () => {
    await go('/queue?search=invoice');
    expect(input().value).toBe('invoice');

    await go('/queue');
    expect(input().value).toBe('');
  });

  it('goes to the queue from another page on Enter only', async () => {
    await go('/insights');
    type('pay');
    await settle(SEARCH_DEBOUNCE_MS * 2);
    expect(router.url).toBe('/insights');

    input().form?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    expect(router.url).toBe('/queue?search=pay');
  });

  it('drops words that were typed on another page but never sent', async () => {
    await go('/insights');
    type('pay');
    await settle();
    await go('/queue?status=closed');

    expect(input().value).toBe('');
    expect(router.url).toBe('/queue?status=closed');
  });

  it('searches for words that are being typed when the queue appears', async () => {
    await go('/insights');
    input().focus();
    type('pay');
    await go('/queue?status=closed');
    expect(input().value).toBe('pay');

    await settle(SEARCH_DEBOUNCE_MS);
    expect(router.url).toBe('/queue?status=closed&search=pay');
  });

  it('keeps what is being typed when a filter changes meanwhile', async () => {
    type('pay');
    await go('/queue?status=closed');
    expect(input().value).toBe('pay');

    await settle(SEARCH_DEBOUNCE_MS);
    expect(router.url).toBe('/queue?status=closed&search=pay');
  });

  it('empties on Escape, and ends the search with it', async () => {
    await go('/queue?search=invoice');
    input().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await settle(SEARCH_DEBOUNCE_MS);

    expect(input().value).toBe('');
    expect(router.url).toBe('/queue');
  });

  it('takes the focus on / but not from somebody who is typing', async () => {
    const elsewhere = document.createElement('textarea');
    document.body.append(elsewhere);
    elsewhere.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
    await settle();
    expect(document.activeElement).not.toBe(input());

    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
    await settle();
    expect(document.activeElement).toBe(input());
  });

  it('leaves / alone behind a dialog and where single keys are switched off', async () => {
    const slash = async () => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
      await settle();
    };
    const pane = document.createElement('div');
    pane.className = 'cdk-overlay-pane';
    pane.innerHTML = '<div role="dialog"></div>';
    document.body.append(pane);
    await slash();
    pane.remove();
    TestBed.inject(Shortcuts).switchSingleKeys(false);
    await slash();
    expect(document.activeElement).not.toBe(input());

    TestBed.inject(Shortcuts).switchSingleKeys(true);
    await slash();
    expect(document.activeElement).toBe(input());
  });
});
