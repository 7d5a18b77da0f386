import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GlobalKeys, SEQUENCE_MS } from './global-keys';
import { KeyboardDialogs } from './keyboard-dialogs';
import { Shortcuts } from './shortcuts';

@Component({ template: '<input><p tabindex="-1"></p>', hostDirectives: [GlobalKeys] })
class Shell {}

@Component({ template: '' })
class Page {}

describe('GlobalKeys', () => {
  const dialogs = {
    openPalette: vi.fn(),
    openCheatSheet: vi.fn(),
    preload: vi.fn(() => Promise.resolve()),
    takesEarly: vi.fn(() => false),
  };
  /** What the page itself hears. */
  const heard = vi.fn<(key: string) => void>();
  const listener = ({ key }: KeyboardEvent) => heard(key);
  let shell: HTMLElement;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.clearAllMocks();
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        { provide: KeyboardDialogs, useValue: dialogs },
        provideRouter(['queue', 'submit', 'insights', 'triage'].map((path) => ({ path, component: Page }))),
      ],
    });
    const fixture = TestBed.createComponent(Shell);
    fixture.detectChanges();
    shell = fixture.nativeElement as HTMLElement;
    document.body.append(shell);
    document.addEventListener('keydown', listener);
  });

  afterEach(() => {
    document.removeEventListener('keydown', listener);
    shell.remove();
    vi.useRealTimers();
  });

  function press(key: string, init: KeyboardEventInit = {}, on = 'p', at = 0): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
    Object.defineProperty(event, 'timeStamp', { value: at });
    shell.querySelector(on)?.dispatchEvent(event);
    return event;
  }

  async function address(): Promise<string> {
    await vi.advanceTimersByTimeAsync(0);
    return TestBed.inject(Router).url;
  }

  it.each([
    ['q', '/queue'],
    ['s', '/submit'],
    ['i', '/insights'],
    ['t', '/triage'],
  ])('goes with G and %s to %s', async (key, url) => {
    press('g');
    press(key);
    expect(await address()).toBe(url);
  });

  it('takes the second key away from the page, and only that one', () => {
    press('q');
    press('g');
    press('q');
    press('q');
    expect(heard.mock.calls.flat()).toEqual(['q', 'g', 'q']);
  });

  it('waits for the second key only so long, by when it was pressed and not by when it is heard of', async () => {
    press('g', {}, 'p', 1_000);
    press('s', {}, 'p', 1_000 + SEQUENCE_MS);
    expect(await address()).toBe('/');
    expect(heard).toHaveBeenLastCalledWith('s');

    press('g', {}, 'p', 5_000);
    await vi.advanceTimersByTimeAsync(SEQUENCE_MS * 2);
    press('s', {}, 'p', 5_000 + SEQUENCE_MS - 1);
    expect(await address()).toBe('/submit');
  });

  it('gives up on another key and begins anew with the next G', async () => {
    press('g');
    press('j');
    press('s');
    expect(await address()).toBe('/');

    press('g');
    press('g', { repeat: true });
    press('s');
    expect(await address()).toBe('/submit');
  });

  it('opens the palette, also from a field', () => {
    expect(press('k', { ctrlKey: true }).defaultPrevented).toBe(true);
    press('k', { ctrlKey: true }, 'input');
    expect(dialogs.openPalette).toHaveBeenCalledTimes(2);
  });

  it('opens the cheat sheet', () => {
    expect(press('?', { shiftKey: true }).defaultPrevented).toBe(true);
    expect(dialogs.openCheatSheet).toHaveBeenCalledOnce();
  });

  it('does nothing while somebody types', async () => {
    press('g', {}, 'input');
    press('s', {}, 'input');
    press('?', {}, 'input');
    expect(await address()).toBe('/');
    expect(dialogs.openCheatSheet).not.toHaveBeenCalled();
  });

  it('does not take the key of a field for the second one', async () => {
    press('g');
    press('s', {}, 'input');
    expect(await address()).toBe('/');
  });

  it('does nothing behind a dialog', async () => {
    const pane = document.createElement('div');
    pane.className = 'cdk-overlay-pane';
    pane.innerHTML = '<div role="dialog"></div>';
    document.body.append(pane);
    press('k', { ctrlKey: true });
    press('?');
    press('g');
    press('s');
    pane.remove();

    expect(await address()).toBe('/');
    expect(dialogs.openPalette).not.toHaveBeenCalled();
    expect(dialogs.openCheatSheet).not.toHaveBeenCalled();
  });

  it('lets nothing else have what is typed for a dialog that is on its way', () => {
    dialogs.takesEarly.mockReturnValueOnce(true);
    expect(press('?').defaultPrevented).toBe(true);
    expect(dialogs.openCheatSheet).not.toHaveBeenCalled();
  });

  it('leaves single keys alone when they are switched off, and keeps Ctrl K', async () => {
    TestBed.inject(Shortcuts).switchSingleKeys(false);
    press('?');
    press('g');
    press('s');
    press('k', { ctrlKey: true });

    expect(await address()).toBe('/');
    expect(dialogs.openCheatSheet).not.toHaveBeenCalled();
    expect(dialogs.openPalette).toHaveBeenCalledOnce();
  });

  it('lists every key that it takes', () => {
    const keys = TestBed.inject(Shortcuts)
      .listed()
      .map((shortcut) => shortcut.keys);
    expect(keys).toEqual(['Ctrl K', '?', 'G Q', 'G T', 'G S', 'G I']);
  });

  it('offers the switch for single keys as a command', () => {
    const shortcuts = TestBed.inject(Shortcuts);
    const run = (label: string) =>
      shortcuts
        .offered()
        .find((command) => command.label === label)
        ?.run();
    run('Switch single keys off');
    expect(shortcuts.enabled()).toBe(false);
    run('Switch single keys on');
    expect(shortcuts.enabled()).toBe(true);
  });
});
