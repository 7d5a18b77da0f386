import { OverlayContainer } from '@angular/cdk/overlay';
import { provideEnvironmentInitializer } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { registerIcons } from '../icons/icons';
import { Notifier } from './notifier';

describe('Notifier', () => {
  let notifier: Notifier;
  let overlay: HTMLElement;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideEnvironmentInitializer(registerIcons),
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      ],
    });
    notifier = TestBed.inject(Notifier);
    overlay = TestBed.inject(OverlayContainer).getContainerElement();
  });

  const button = (label: string) =>
    [...overlay.querySelectorAll('button')].find(({ textContent }) => textContent.includes(label));

  it('announces an error at once and keeps it until it is dismissed', async () => {
    vi.useFakeTimers();
    notifier.error('Status was not saved.');
    await vi.advanceTimersByTimeAsync(60_000);

    expect(overlay.querySelector('[role="alert"]')?.textContent).toContain('Status was not saved.');
    vi.useRealTimers();
  });

  it('takes neutral news away again by itself, announced politely', async () => {
    vi.useFakeTimers();
    notifier.info('Ticket 7 was sent.');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(overlay.querySelector('[aria-live="polite"]')?.textContent).toContain('Ticket 7 was sent.');
    expect(overlay.querySelector('[role="alert"]')).toBeNull();

    await vi.advanceTimersByTimeAsync(10_000);
    expect(overlay.textContent).not.toContain('Ticket 7');
    vi.useRealTimers();
  });

  it('runs the action, once however often it is clicked', () => {
    const run = vi.fn();
    notifier.info('Ticket 7 was sent.', { label: 'Show', run });
    TestBed.tick();
    const show = button('Show');
    show?.click();
    show?.click();

    expect(run).toHaveBeenCalledOnce();
  });

  describe('with a failure on screen', () => {
    const [first, second] = [vi.fn(), vi.fn()];

    beforeEach(() => {
      vi.useFakeTimers();
      [first, second].forEach((run) => run.mockClear());
      notifier.error('Ticket 1 was not saved.', { label: 'Retry', run: first });
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    async function drawn(milliseconds = 200): Promise<void> {
      TestBed.tick();
      await vi.advanceTimersByTimeAsync(milliseconds);
      TestBed.tick();
    }
    const failures = () => [...overlay.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent);

    it('keeps it beside news, which come and go', async () => {
      notifier.info('Ticket 2 is now Resolved.', { label: 'Undo', run: vi.fn() });
      await drawn();
      expect(failures()).toEqual(['Ticket 1 was not saved.']);
      expect(overlay.querySelector('div[role="status"]')?.textContent).toContain('Ticket 2 is now Resolved.');
      expect(button('Undo')).toBeDefined();

      await drawn(8_000);
      expect(overlay.textContent).not.toContain('Ticket 2');
      expect(failures()).toEqual(['Ticket 1 was not saved.']);
    });

    it('has others wait their turn, each with its own way on', async () => {
      notifier.error('Ticket 2 was not saved.', { label: 'Retry', run: second });
      await drawn();
      expect(failures()).toEqual(['Ticket 1 was not saved.']);
      expect(overlay.textContent).toContain('1 more');

      button('Retry')?.click();
      await drawn();
      expect(first).toHaveBeenCalledOnce();
      expect(failures()).toEqual(['Ticket 2 was not saved.']);
      expect(overlay.textContent).not.toContain('more');
      button('Retry')?.click();
      await drawn(1_000);
      expect(second).toHaveBeenCalledOnce();
      expect(failures()).toEqual([]);
    });

    it('says the same once, with the latest way on', async () => {
      notifier.error('Ticket 1 was not saved.', { label: 'Retry', run: second });
      await drawn();
      expect(overlay.textContent).not.toContain('more');
      button('Retry')?.click();
      expect(second).toHaveBeenCalledOnce();
      expect(first).not.toHaveBeenCalled();
    });

    it('leaves it when news are to go, and takes away just what is asked for', async () => {
      const dismiss = notifier.error('Ticket 2 was not saved.');
      notifier.info('Ticket 3 is now Open.');
      notifier.dismiss();
      dismiss();
      await drawn();
      expect(failures()).toEqual(['Ticket 1 was not saved.']);
      expect(overlay.textContent).not.toMatch(/Ticket [23]|more/);
    });
  });
});
