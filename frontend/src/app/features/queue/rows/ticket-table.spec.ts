import { Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_FILTERS } from '../../../core/queue-url/queue-url';
import { Selection } from '../bulk/selection';
import { FieldMenu } from '../fields/field-menu';
import { filled, IDS, provideLongList } from '../testing/long-list';
import { RowFocus } from './row-focus';
import { TicketTable } from './ticket-table';

/** What the browser would have measured. */
const [WINDOW, ROW] = [600, 50];

@Component({
  imports: [FieldMenu, TicketTable],
  template: `
    <td-field-menu #fieldMenu />
    <div class="scroller">
      <td-ticket-table [filters]="filters" [open]="undefined" [menu]="fieldMenu.menu()" />
    </div>
  `,
})
class Host {
  readonly filters = NO_FILTERS;
}

describe('TicketTable', () => {
  let fixture: ComponentFixture<Host>;
  let page: HTMLElement;
  let scroller: HTMLElement;

  beforeEach(async () => {
    provideLongList();
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(WINDOW);
    fixture = TestBed.createComponent(Host);
    page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    fixture.detectChanges();
    await fixture.whenStable();
    const found = page.querySelector<HTMLElement>('.scroller');
    if (found === null) throw new Error('The list has no window.');
    scroller = found;
    await filled(fixture, rows);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  const rows = () => [...page.querySelectorAll<HTMLElement>('tbody tr')];
  const drawn = () => rows().map((row) => Number(row.getAttribute('aria-rowindex')));
  async function scrollTo(top: number): Promise<void> {
    scroller.scrollTop = top;
    scroller.dispatchEvent(new Event('scroll'));
    fixture.detectChanges();
    await fixture.whenStable();
  }

  it('draws what is in sight and a little more, and keeps the room of the rest', async () => {
    expect(drawn()[0]).toBe(2);
    expect(rows().length).toBeLessThan(40);

    await scrollTo(500 * ROW);
    expect(drawn()).toContain(502);
    expect(drawn()).toContain(513);
    expect(rows().length).toBeLessThan(40);
    const { paddingBlockStart, paddingBlockEnd } = page.querySelector<HTMLElement>('td-ticket-table')?.style ?? {};
    const room = Number.parseFloat(paddingBlockStart ?? '') + Number.parseFloat(paddingBlockEnd ?? '');
    expect(room + rows().length * ROW).toBe(IDS.length * ROW);
  });

  it('tells how many rows there are, and which one each is', () => {
    expect(page.querySelector('table')?.getAttribute('aria-rowcount')).toBe('1285');
    expect(drawn()).toEqual(rows().map((_, index) => index + 2));
  });

  it('keeps the focus on the grid while its row is out of sight, and gives it back', async () => {
    const focus = TestBed.inject(RowFocus);
    focus.focus(1_000);
    expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('2');

    await scrollTo(500 * ROW);
    expect(document.activeElement?.getAttribute('role')).toBe('grid');
    expect(focus.around(document.activeElement ?? document.body)).toBe(1_000);

    await scrollTo(0);
    expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('2');
  });

  it('goes to a row that is not drawn', async () => {
    TestBed.inject(RowFocus).focus(400);
    fixture.detectChanges();
    await fixture.whenStable();

    expect(document.activeElement?.textContent).toContain('Ticket 400');
    expect(scroller.scrollTop).toBeGreaterThan(0);
  });

  it('selects up to a row that is clicked with Shift', () => {
    const selection = TestBed.inject(Selection);
    selection.toggle(1_000);
    rows()[3]?.dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true, cancelable: true }));
    fixture.detectChanges();

    expect([...selection.ids()]).toEqual([1_000, 999, 998, 997]);
    expect(
      rows()
        .slice(0, 5)
        .map((row) => row.getAttribute('aria-selected')),
    ).toEqual(['true', 'true', 'true', 'true', 'false']);
  });
});
