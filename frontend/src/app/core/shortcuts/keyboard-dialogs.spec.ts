import { Component, inject, provideEnvironmentInitializer } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { registerIcons } from '../icons/icons';
import { KeyboardDialogs } from './keyboard-dialogs';
import { Shortcuts } from './shortcuts';

/** Opens the cheat sheet and notes what had the focus then. */
@Component({ template: '<button type="button">Here</button>' })
class Page {
  focused: Element | null = null;

  constructor() {
    const dialogs = inject(KeyboardDialogs);
    inject(Shortcuts).offer(() => [
      {
        label: 'Show keyboard shortcuts',
        group: 'Keyboard',
        run: () => {
          this.focused = document.activeElement;
          dialogs.openCheatSheet();
        },
      },
    ]);
  }
}

describe('KeyboardDialogs', () => {
  let page: Page;
  let button: HTMLButtonElement;

  beforeEach(() => {
    localStorage.clear();
    Element.prototype.scrollIntoView = vi.fn();
    TestBed.configureTestingModule({
      providers: [provideEnvironmentInitializer(registerIcons), provideRouter([])],
    });
    const fixture = TestBed.createComponent(Page);
    page = fixture.componentInstance;
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    button = element.querySelector('button') ?? document.createElement('button');
    button.focus();
  });

  afterEach(() => {
    button.remove();
  });

  function dialogs(): readonly (string | undefined)[] {
    return [...document.querySelectorAll('td-palette, td-cheat-sheet')].map(({ localName }) => localName);
  }

  it('opens one dialog at a time', async () => {
    TestBed.inject(KeyboardDialogs).openPalette();
    TestBed.inject(KeyboardDialogs).openPalette();
    TestBed.inject(KeyboardDialogs).openCheatSheet();
    await vi.waitFor(() => {
      expect(dialogs()).toEqual(['td-palette']);
    });
  });

  it('keeps what is typed until the dialog is there', async () => {
    const keyboard = TestBed.inject(KeyboardDialogs);
    const key = (key: string, ctrlKey = false) => keyboard.takesEarly(new KeyboardEvent('keydown', { key, ctrlKey }));
    expect(key('t')).toBe(false);

    keyboard.openPalette();
    expect([key('t'), key('h', true), key('Tab'), key('h')]).toEqual([true, false, false, true]);
    await vi.waitFor(() => {
      expect(document.querySelector<HTMLInputElement>('td-palette input')?.value).toBe('th');
    });
    expect(key('e')).toBe(false);
  });

  it.each(['td-palette', 'td-cheat-sheet'])('%s leaves the next key to the page', async (name) => {
    const keyboard = TestBed.inject(KeyboardDialogs);
    if (name === 'td-palette') keyboard.openPalette();
    else keyboard.openCheatSheet();
    await vi.waitFor(() => {
      expect(dialogs()).toEqual([name]);
    });

    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', keyCode: 27, bubbles: true }));
    // A key may follow at once: no task of a timer comes before it.
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();

    expect(dialogs()).toEqual([]);
    expect(document.activeElement).toBe(button);
    keyboard.openCheatSheet();
    await vi.waitFor(() => {
      expect(dialogs()).toEqual(['td-cheat-sheet']);
    });
  });

  it('runs the chosen command when the palette is gone and the focus is back', async () => {
    TestBed.inject(KeyboardDialogs).openPalette();
    await vi.waitFor(() => {
      expect(document.activeElement?.getAttribute('role')).toBe('combobox');
    });
    const field = document.activeElement as HTMLInputElement;
    field.value = 'keyboard';
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));

    await vi.waitFor(() => {
      expect(dialogs()).toEqual(['td-cheat-sheet']);
    });
    expect(page.focused).toBe(button);
  });
});
