import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, provideEnvironmentInitializer, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Subject } from 'rxjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { registerIcons } from '../../../core/icons/icons';
import { LiveEvents } from '../../../core/live/live-events';
import { NO_FILTERS } from '../../../core/queue-url/queue-url';
import { FieldMenu } from '../fields/field-menu';
import { OptimisticChanges } from '../list/optimistic-changes';
import { TicketList } from '../list/ticket-list';
import { TicketRows } from '../list/ticket-rows';
import { TicketStore } from '../list/ticket-store';
import { listed, ticket } from '../testing/ticket';
import { TicketDeletion } from './ticket-deletion';
import { TicketPanel } from './ticket-panel';

@Component({
  imports: [FieldMenu, TicketPanel],
  template: `
    <td-field-menu #fieldMenu />
    <td-ticket-panel [id]="7" [menu]="fieldMenu.menu()" />
  `,
})
class Host {}

describe('TicketPanel', () => {
  let fixture: ComponentFixture<Host>;
  let server: HttpTestingController;
  let store: TicketStore;
  const returns = new Subject<void>();

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideEnvironmentInitializer(registerIcons),
        { provide: LiveEvents, useValue: { returns } },
        TicketStore,
        OptimisticChanges,
        TicketRows,
        { provide: TicketDeletion, useValue: {} },
        { provide: TicketList, useValue: { ids: signal([7]), filters: signal(NO_FILTERS) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    store = TestBed.inject(TicketStore);
    store.take([listed({ id: 7, version: 2 })]);
    fixture = TestBed.createComponent(Host);
    fixture.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));
  });

  const text = () => (fixture.nativeElement as HTMLElement).textContent;
  async function answer(version: number, description: string): Promise<void> {
    server.expectOne('/api/tickets/7/').flush(ticket({ id: 7, version, description }));
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }

  it('shows what the list knows at once, and the whole description as soon as it is read', async () => {
    expect(text()).toContain('Charged twice');
    expect(text()).not.toContain('My card');

    await answer(2, 'My card was charged twice.');
    expect(text()).toContain('My card was charged twice.');
  });

  it('asks what is to become of a value that somebody else set too', async () => {
    await answer(2, 'My card was charged twice.');
    const changes = TestBed.inject(OptimisticChanges);
    const setMine = vi.spyOn(changes, 'setMine');
    changes.change(7, { status: 'resolved' }, listed({ id: 7, version: 1, status: 'closed' }));
    fixture.detectChanges();
    const asked = (fixture.nativeElement as HTMLElement).querySelector('.conflict');
    expect(asked?.textContent).toContain('Status: you chose Resolved, it became Open');

    const buttons = [...(asked?.querySelectorAll('button') ?? [])];
    expect(buttons.map(({ textContent }) => textContent)).toEqual(['Keep theirs', 'Set mine']);
    document.body.append(fixture.nativeElement as HTMLElement);
    buttons[1]?.click();
    fixture.detectChanges();
    expect(setMine).toHaveBeenCalledExactlyOnceWith(7);
    expect((fixture.nativeElement as HTMLElement).querySelector('.conflict')).toBeNull();
    expect(document.activeElement?.tagName).toBe('H2');
  });

  it('says that the description could not be read, and reads it when asked', async () => {
    server.expectOne('/api/tickets/7/').flush(null, { status: 502, statusText: 'Bad Gateway' });
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    expect(text()).toContain('Charged twice');
    expect(text()).toContain('The description could not be loaded');

    (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('td-error-state button')?.click();
    await new Promise((resolve) => setTimeout(resolve));
    await answer(2, 'My card was charged twice.');
    expect(text()).toContain('My card was charged twice.');
  });

  it('reads the description by itself when the connection is back', async () => {
    server.expectOne('/api/tickets/7/').error(new ProgressEvent('error'));
    await new Promise((resolve) => setTimeout(resolve));
    returns.next();
    await new Promise((resolve) => setTimeout(resolve));
    await answer(2, 'My card was charged twice.');
    expect(text()).toContain('My card was charged twice.');
  });

  it('reads the description again, once, when the list brings a newer version of the ticket', async () => {
    await answer(2, 'My card was charged twice.');
    store.take([listed({ id: 7, version: 3 })]);
    fixture.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));

    await answer(2, 'Still the older one.');
    server.expectNone('/api/tickets/7/');
    expect(text()).not.toContain('Still the older one.');
  });

  describe('takes the focus', () => {
    const root = () => fixture.nativeElement as HTMLElement;
    beforeEach(() => {
      document.body.append(root());
    });
    async function deleteTicket(): Promise<void> {
      store.markDeleted(7);
      fixture.detectChanges();
      await new Promise((resolve) => setTimeout(resolve));
    }

    it('when its title goes while it was read', async () => {
      root().querySelector<HTMLElement>('h2')?.focus();
      await deleteTicket();
      expect(text()).toContain('There is no such ticket');
      expect(document.activeElement?.localName).toBe('td-empty-state');
    });

    it('from nobody who is elsewhere when somebody deletes the ticket', async () => {
      const search = document.createElement('input');
      root().append(search);
      search.focus();
      await deleteTicket();
      expect(text()).toContain('There is no such ticket');
      expect(document.activeElement).toBe(search);
    });
  });
});
