import { OverlayContainer } from '@angular/cdk/overlay';
import { provideEnvironmentInitializer, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TicketFilters } from '../../../api/types';
import { registerIcons } from '../../../core/icons/icons';
import { NO_FILTERS } from '../../../core/queue-url/queue-url';
import { TicketList } from '../list/ticket-list';
import { TicketRows } from '../list/ticket-rows';
import { Undo } from '../list/undo';
import { bulkChange } from '../testing/bulk-change';
import { BulkBar } from './bulk-bar';
import { type BulkOrder, BulkRun, type Run } from './bulk-run';
import { Selection } from './selection';

describe('BulkBar', () => {
  const current = signal<Run | undefined>(undefined);
  const filters = signal<TicketFilters>({ ...NO_FILTERS, status: ['open'], search: 'refund' });
  const start = vi.fn<(order: BulkOrder) => void>();
  const cancel = vi.fn<() => void>();
  let fixture: ComponentFixture<BulkBar>;
  let bar: HTMLElement;
  let selection: Selection;

  beforeEach(() => {
    current.set(undefined);
    start.mockClear();
    TestBed.configureTestingModule({
      providers: [
        Selection,
        provideEnvironmentInitializer(registerIcons),
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
        { provide: BulkRun, useValue: { current, start, cancel } },
        { provide: Undo, useValue: { possible: signal(true), last: vi.fn() } },
        {
          provide: TicketList,
          useValue: { ids: signal([9, 8, 7]), filters, total: signal({ count: 1_284, capped: false }) },
        },
        { provide: TicketRows, useValue: { all: signal([]) } },
      ],
    });
    selection = TestBed.inject(Selection);
    selection.toggle(9);
    selection.toggle(7);
    fixture = TestBed.createComponent(BulkBar);
    bar = fixture.nativeElement as HTMLElement;
    document.body.append(bar);
    fixture.detectChanges();
  });

  const button = (text: string) =>
    [...bar.querySelectorAll('button')].find(({ textContent }) => textContent.includes(text));
  function choose(field: string, value: string): void {
    button(field)?.click();
    fixture.detectChanges();
    const items = TestBed.inject(OverlayContainer)
      .getContainerElement()
      .querySelectorAll<HTMLElement>('[role="menuitem"]');
    [...items].find(({ textContent }) => textContent.includes(value))?.click();
    fixture.detectChanges();
  }

  it('sets a value of the selected tickets', () => {
    expect(bar.textContent).toContain('2 selected');
    choose('Priority', 'Low');

    expect(start).toHaveBeenCalledExactlyOnceWith({
      request: { ids: [9, 7], change: { priority: 'low' } },
      edit: { priority: 'low' },
      ids: new Set([9, 7]),
    });
    expect(selection.active()).toBe(true);
  });

  it('sets it for all that match the filters, and then lets go of them: others may match', () => {
    button('Select all 1,284')?.click();
    fixture.detectChanges();
    expect(bar.textContent).toContain('1,284 selected');
    choose('Status', 'Resolved');

    expect(start.mock.lastCall?.[0].request).toEqual({
      filter: { status: ['open'], search: 'refund' },
      change: { status: 'resolved' },
    });
    expect(selection.active()).toBe(false);
  });

  it('shows how far a change is, and stops it', () => {
    const change = bulkChange({ state: 'running', progress: { done: 412, of: 1_284 } });
    current.set({ edit: { status: 'resolved' }, change, ids: new Set() });
    fixture.detectChanges();

    expect(bar.textContent).toContain('Setting status to Resolved');
    expect(bar.textContent).toContain('412 of 1,284');
    expect(bar.querySelector('[role="progressbar"]')?.getAttribute('aria-valuenow')).toMatch(/^32/);
    button('Cancel')?.click();
    expect(cancel).toHaveBeenCalledOnce();

    current.set({ edit: { status: 'resolved' }, change: { ...change, cancel_requested: true }, ids: new Set() });
    fixture.detectChanges();
    expect(button('Stopping')?.disabled).toBe(true);
  });

  it('is walked through with the arrows, as any toolbar', () => {
    const buttons = [...bar.querySelectorAll('button')];
    buttons[0]?.focus();
    const press = (key: string) => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      return buttons.indexOf(document.activeElement as HTMLButtonElement);
    };
    expect([press('ArrowRight'), press('ArrowRight'), press('ArrowLeft'), press('End'), press('Home')]).toEqual([
      1,
      2,
      1,
      buttons.length - 1,
      0,
    ]);
  });
});
