import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, computed, inject, provideEnvironmentInitializer, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ticket } from '../../../api/types';
import { registerIcons } from '../../../core/icons/icons';
import { NO_FILTERS } from '../../../core/queue-url/queue-url';
import { FieldMenu } from '../fields/field-menu';
import { OptimisticChanges } from '../list/optimistic-changes';
import { TicketList } from '../list/ticket-list';
import { TicketRows } from '../list/ticket-rows';
import { TicketStore } from '../list/ticket-store';
import { suggestion, ticket } from '../testing/ticket';
import { SuggestionCard } from './suggestion-card';

@Component({
  imports: [FieldMenu, SuggestionCard],
  template: `
    <td-field-menu #fieldMenu />
    @if (row(); as row) {
      @if (row.ticket.suggestion; as suggestion) {
        <td-suggestion-card [row]="row" [suggestion]="suggestion" [menu]="fieldMenu.menu()" />
      }
    }
  `,
})
class Host {
  private readonly rows = inject(TicketRows);
  readonly row = computed(() => this.rows.row(1));
}

const PROPOSED = ticket({ category_source: 'classifier', priority_source: 'classifier', suggestion: suggestion() });

describe('SuggestionCard', () => {
  let fixture: ComponentFixture<Host>;
  let server: HttpTestingController;
  let card: HTMLElement;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideEnvironmentInitializer(registerIcons),
        TicketStore,
        OptimisticChanges,
        TicketRows,
        { provide: TicketList, useValue: { ids: signal([1]), filters: signal(NO_FILTERS) } },
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function show(shown: Ticket): Promise<void> {
    TestBed.inject(TicketStore).take([shown]);
    fixture = TestBed.createComponent(Host);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    const found = (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('td-suggestion-card');
    if (found === null) throw new Error('There is no card.');
    card = found;
  }

  const accept = () => card.querySelector<HTMLButtonElement>('[data-accept]');
  const outcomes = () => [...card.querySelectorAll('.outcome')].map(({ textContent }) => textContent.trim());

  it('names its source, how sure each field is, the reason and the words it was read from', async () => {
    await show(PROPOSED);

    expect(card.querySelector('h3')?.textContent).toBe('Suggested by Built-in model');
    expect(card.querySelector('.about')?.getAttribute('aria-label')).toContain('Built-in model, version 7');
    expect([...card.querySelectorAll('.percent')].map(({ textContent }) => textContent)).toEqual(['97%', '92%']);
    expect(card.querySelector('mat-progress-bar')?.getAttribute('aria-valuenow')).toBe('97');
    expect(card.querySelector('.why')?.textContent).toContain('A duplicate charge.');
    expect(card.querySelector('.why mark')?.textContent).toBe('charged twice');
    expect(outcomes()).toEqual(['Not decided yet', 'Not decided yet']);
  });

  it('says that it stands in for a language model that did not answer', async () => {
    await show({ ...PROPOSED, suggestion: suggestion({ degraded: true }) });

    expect(card.textContent).toContain('The language model did not answer, so this one is local.');
  });

  it('is accepted at once with one click, as the agent’s decision, and keeps the focus', async () => {
    await show(PROPOSED);
    accept()?.focus();
    accept()?.click();
    await fixture.whenStable();

    expect(outcomes()).toEqual(['Kept by an agent', 'Kept by an agent']);
    expect(accept()).toBeNull();
    expect(document.activeElement).toBe(card);
    const { request } = server.expectOne({ method: 'PATCH', url: '/api/tickets/1/' });
    expect(request.body).toEqual({ category: 'billing', priority: 'high' });
  });

  it('accepts only what is still open', async () => {
    await show({
      ...PROPOSED,
      priority: 'low',
      suggestion: suggestion({ priority_outcome: 'overridden', priority_decided_by: 'submitter' }),
    });
    expect(outcomes()).toEqual(['Not decided yet', 'Changed to Low by the submitter']);
    accept()?.click();

    expect(server.expectOne('/api/tickets/1/').request.body).toEqual({ category: 'billing' });
  });

  it('is accepted one field at a time as well', async () => {
    await show(PROPOSED);
    card.querySelector<HTMLElement>('[aria-label="Only accept Billing"]')?.click();
    await fixture.whenStable();

    expect(server.expectOne('/api/tickets/1/').request.body).toEqual({ category: 'billing' });
    expect(outcomes()).toEqual(['Kept by an agent', 'Not decided yet']);
    expect(card.querySelector('[aria-label^="Only accept"]')).toBeNull();
  });

  it('says how often this model was right when it was that sure', async () => {
    await show(PROPOSED);
    const bin = { from: 0.9, to: 1, count: 20, mean_confidence: 0.95, accuracy: 0.95 };
    const fields = [{ field: 'priority', calibration: [bin] }];
    server.expectOne('/api/classification/accuracy/').flush({
      models: [{ source: 'embedded', model: 'embedded', version: '7', fields }],
    });
    await fixture.whenStable();
    expect(card.textContent).toContain('When it was 90–100% sure of a priority, it was right 19 times out of 20.');
  });

  it('goes back to pencil when the server refuses', async () => {
    await show(PROPOSED);
    accept()?.click();
    server.expectOne('/api/tickets/1/').flush('', { status: 503, statusText: 'Service Unavailable' });
    await fixture.whenStable();

    expect(outcomes()).toEqual(['Not decided yet', 'Not decided yet']);
    expect(accept()).not.toBeNull();
    expect(document.body.textContent).toContain('Category and priority of 1 were not saved.');
  });

  it('is overridden with one choice, where the suggested values stay marked', async () => {
    await show(PROPOSED);
    const menu = await TestbedHarnessEnvironment.loader(fixture).getHarness(MatMenuHarness);
    await menu.open();
    const items = (await Promise.all((await menu.getItems()).map((item) => item.getText()))).map((text) =>
      text.replace(/\s+/g, ' '),
    );
    expect(items.filter((text) => text.includes('%'))).toEqual(['Billing Suggested 97%', 'High Suggested 92%']);

    await menu.clickItem({ text: 'Low' });
    await fixture.whenStable();
    expect(server.expectOne('/api/tickets/1/').request.body).toEqual({ priority: 'low' });
    expect(outcomes()).toEqual(['Not decided yet', 'Changed to Low by an agent']);
  });
});
