import { type EnvironmentProviders, type Provider, provideEnvironmentInitializer, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { vi } from 'vitest';
import { registerIcons } from '../../../core/icons/icons';
import { NO_FILTERS } from '../../../core/queue-url/queue-url';
import { Selection } from '../bulk/selection';
import { OptimisticChanges } from '../list/optimistic-changes';
import { TicketList } from '../list/ticket-list';
import { TicketRows } from '../list/ticket-rows';
import { TicketStore } from '../list/ticket-store';
import { RowFocus } from '../rows/row-focus';
import { listed } from './ticket';

/** The numbers of the tickets that were read, of 1,284 in all. */
export const IDS: readonly number[] = Array.from({ length: 1_000 }, (_, index) => 1_000 - index);

/** What a list of them needs to be drawn, in a browser that measures nothing by itself. */
export function provideLongList(): void {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
  const list = { ids: signal(IDS), filters: signal(NO_FILTERS), total: signal({ count: 1_284, capped: false }) };
  const changes = { pending: () => undefined, refusal: () => undefined, conflict: () => undefined };
  const providers: (Provider | EnvironmentProviders)[] = [
    provideRouter([]),
    provideEnvironmentInitializer(registerIcons),
    TicketStore,
    TicketRows,
    RowFocus,
    Selection,
    { provide: OptimisticChanges, useValue: changes },
    { provide: TicketList, useValue: list },
  ];
  TestBed.configureTestingModule({ providers });
  TestBed.inject(TicketStore).take(IDS.map((id) => listed({ id, title: `Ticket ${id}` })));
}

/** Rows come some at a time: until no more do. */
export async function filled(fixture: ComponentFixture<unknown>, rows: () => readonly unknown[]): Promise<void> {
  for (let before = -1; before < rows().length;) {
    before = rows().length;
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    await fixture.whenStable();
  }
}
