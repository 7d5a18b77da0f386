import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, inject, provideEnvironmentInitializer, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { registerIcons } from '../icons/icons';
import { type Command, Shortcuts } from '../shortcuts/shortcuts';
import { ANNOUNCE_MS, Palette } from './palette';

const OFFERED = signal<readonly Command[]>([]);

@Component({ template: '' })
class Page {
  constructor() {
    inject(Shortcuts).offer(OFFERED);
  }
}

describe('Palette', () => {
  const dialog = { close: vi.fn<(command?: Command) => void>() };
  const announce = vi.fn(() => Promise.resolve());
  let fixture: ComponentFixture<Palette>;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.clearAllMocks();
    localStorage.clear();
    Element.prototype.scrollIntoView = vi.fn();
    OFFERED.set([
      { label: 'Set status to Open', group: 'Ticket 7', keys: 'S', run: vi.fn() },
      { label: 'Set status to Resolved', group: 'Ticket 7', keys: 'S', run: vi.fn() },
    ]);
    TestBed.configureTestingModule({
      providers: [
        provideEnvironmentInitializer(registerIcons),
        provideRouter([]),
        { provide: MatDialogRef, useValue: dialog },
        { provide: MAT_DIALOG_DATA, useValue: '' },
        { provide: LiveAnnouncer, useValue: { announce } },
      ],
    });
    TestBed.createComponent(Page);
    open();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  function open(): void {
    fixture = TestBed.createComponent(Palette);
    fixture.detectChanges();
  }

  function all(selector: string): readonly HTMLElement[] {
    return [...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLElement>(selector)];
  }

  function field(): HTMLInputElement {
    const input = (fixture.nativeElement as HTMLElement).querySelector('input');
    if (input === null) throw new Error('The palette has no field.');
    return input;
  }

  function labels(): readonly string[] {
    return all('[role="option"] .label').map(({ textContent }) => textContent);
  }

  function headings(): readonly string[] {
    return all('.heading').map(({ textContent }) => textContent);
  }

  /** The label of the option that the field names as the active one. */
  function active(): string | undefined {
    const [option, ...others] = all('[aria-selected="true"]');
    expect(others).toEqual([]);
    expect(option?.id).toBe(field().getAttribute('aria-activedescendant'));
    return option?.querySelector('.label')?.textContent;
  }

  function type(query: string): void {
    field().value = query;
    field().dispatchEvent(new Event('input'));
    fixture.detectChanges();
  }

  function press(key: string, init: KeyboardEventInit = {}): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
    field().dispatchEvent(event);
    fixture.detectChanges();
    return event;
  }

  it('shows everything by group, what the page offers first', () => {
    expect(headings()).toEqual(['Ticket 7', 'Go to', 'Filter the queue', 'Theme', 'Language']);
    expect(active()).toBe('Set status to Open');
  });

  it('narrows to what fits and marks the letters', () => {
    type('set res');
    expect(labels()).toEqual(['Set status to Resolved', 'Search tickets for “set res”']);
    expect(all('.found').map(({ textContent }) => textContent)).toEqual(['Set', 'Res']);
    expect(active()).toBe('Set status to Resolved');
  });

  it('puts the ticket of a number first and the search last', () => {
    type('#12');
    expect(labels()).toEqual(['Open ticket 12', 'Search tickets for “#12”']);
  });

  it('moves with the arrows, round the ends', () => {
    type('set');
    press('ArrowDown');
    expect(active()).toBe('Set status to Resolved');
    press('ArrowUp');
    press('ArrowUp');
    expect(active()).toBe('Search tickets for “set”');
    press('ArrowDown');
    expect(active()).toBe('Set status to Open');
  });

  it('jumps with Home, End and the page keys', () => {
    const last = labels().at(-1);
    expect(press('End').defaultPrevented).toBe(true);
    expect(active()).toBe(last);
    press('PageDown');
    expect(active()).toBe(last);
    press('Home');
    expect(active()).toBe(labels()[0]);
    press('PageDown');
    expect(active()).toBe(labels()[7]);
    press('PageUp');
    expect(active()).toBe(labels()[0]);
  });

  it('leaves keys to the field that change or select the text', () => {
    expect(press('Home', { shiftKey: true }).defaultPrevented).toBe(false);
    expect(press('ArrowLeft').defaultPrevented).toBe(false);
    press('Enter', { isComposing: true });
    expect(dialog.close).not.toHaveBeenCalled();
  });

  it('closes with the active command on Enter', () => {
    type('resolved');
    press('ArrowDown');
    press('Enter');
    expect(dialog.close.mock.calls[0]?.[0]?.label).toBe('Set status to Resolved');
  });

  it('closes with the command that is clicked, and keeps the focus in the field', () => {
    const [, second] = all('[role="option"]');
    const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
    second?.dispatchEvent(down);
    expect(down.defaultPrevented).toBe(true);
    second?.click();
    expect(dialog.close.mock.calls[0]?.[0]?.label).toBe('Set status to Resolved');
  });

  it('follows a pointer that moves, not a list that moves under it', () => {
    const [, second] = all('[role="option"]');
    second?.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, movementX: 0, movementY: 0 }));
    fixture.detectChanges();
    expect(active()).toBe('Set status to Open');
    second?.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, movementX: 1, movementY: 0 }));
    fixture.detectChanges();
    expect(active()).toBe('Set status to Resolved');
  });

  it('closes without a command on the key that opened it, once that was let go', () => {
    expect(press('k', { ctrlKey: true, repeat: true }).defaultPrevented).toBe(true);
    expect(dialog.close).not.toHaveBeenCalled();
    expect(press('k', { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(dialog.close).toHaveBeenCalledExactlyOnceWith();
  });

  it('begins with what was run last, and says what it was about', () => {
    type('resolved');
    press('ArrowDown');
    press('Enter');
    open();
    expect(headings()[0]).toBe('Recent');
    expect(all('[role="option"]')[0]?.textContent).toMatch(/Set status to Resolved\s*Ticket 7/);
    expect(labels().filter((label) => label === 'Set status to Resolved')).toHaveLength(1);
  });

  it('remembers neither searches nor numbers', () => {
    type('12');
    press('Enter');
    expect(localStorage).toHaveLength(0);
  });

  it('keeps an active command when fewer are offered', () => {
    press('End');
    OFFERED.set([]);
    fixture.detectChanges();
    expect(active()).toBe(labels().at(-1));
  });

  it('shows the keys of a command, and no single keys where they are switched off', () => {
    const keys = () => all('[role="option"]')[0]?.querySelector('kbd')?.textContent;
    expect(keys()).toBe('S');
    TestBed.inject(Shortcuts).switchSingleKeys(false);
    fixture.detectChanges();
    expect(keys()).toBeUndefined();
  });

  it('reads out how many commands there are once the typing pauses', async () => {
    type('set');
    await vi.advanceTimersByTimeAsync(ANNOUNCE_MS - 1);
    type('set sta');
    await vi.advanceTimersByTimeAsync(ANNOUNCE_MS - 1);
    expect(announce).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(announce).toHaveBeenLastCalledWith('2 commands.', 'polite');

    type('zebra');
    await vi.advanceTimersByTimeAsync(ANNOUNCE_MS);
    expect(announce).toHaveBeenLastCalledWith('No command. Enter searches the tickets.', 'polite');
  });
});
