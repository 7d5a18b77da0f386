import { OverlayContainer } from '@angular/cdk/overlay';
import { provideEnvironmentInitializer } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
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

  it('runs the action', () => {
    const run = vi.fn();
    notifier.info('Ticket 7 was sent.', { label: 'Show', run });
    const button = [...overlay.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Show'));
    button?.click();

    expect(run).toHaveBeenCalledOnce();
  });
});
