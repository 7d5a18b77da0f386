import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FieldMenu } from '../fields/field-menu';
import { filled, IDS, provideLongList } from '../testing/long-list';
import { RowFocus } from './row-focus';
import { TicketCards } from './ticket-cards';

/** What the browser would have measured. */
const [WINDOW, CARD] = [800, 163];

@Component({
  imports: [FieldMenu, TicketCards],
  template: `
    <td-field-menu #fieldMenu />
    <section [hidden]="hidden()"><td-ticket-cards search="" [menu]="fieldMenu.menu()" /></section>
  `,
})
class Host {
  readonly hidden = signal(false);
}

describe('TicketCards', () => {
  let fixture: ComponentFixture<Host>;
  let page: HTMLElement;
  /** How far the page is scrolled. */
  let top: number;

  beforeEach(async () => {
    provideLongList();
    top = 0;
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(WINDOW);
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(() => new DOMRect(0, -top));
    vi.spyOn(window, 'scrollBy').mockImplementation((_: unknown, by?: number) => {
      top += by ?? 0;
    });
    fixture = TestBed.createComponent(Host);
    page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    await settle();
    await filled(fixture, cards);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  const cards = () => [...page.querySelectorAll<HTMLElement>('li')];
  const drawn = () => cards().map((card) => Number(card.getAttribute('aria-posinset')));
  async function settle(): Promise<void> {
    fixture.detectChanges();
    await fixture.whenStable();
  }
  async function scrollTo(to: number): Promise<void> {
    top = to;
    document.dispatchEvent(new Event('scroll'));
    await settle();
  }

  it('draw what is in sight and a little more, and keep the room of the rest', async () => {
    expect(drawn()[0]).toBe(1);
    expect(cards().length).toBeLessThan(40);

    await scrollTo(500 * CARD);
    expect(drawn()).toContain(501);
    expect(drawn()).toContain(505);
    expect(cards().length).toBeLessThan(40);
    const { paddingBlockStart, paddingBlockEnd } = page.querySelector<HTMLElement>('td-ticket-cards')?.style ?? {};
    const room = Number.parseFloat(paddingBlockStart ?? '') + Number.parseFloat(paddingBlockEnd ?? '');
    expect(room + cards().length * CARD).toBe(IDS.length * CARD);
  });

  it('tell how many there are, and which one each is', () => {
    expect(cards()[0]?.getAttribute('aria-setsize')).toBe('1284');
    expect(drawn()).toEqual(cards().map((_, index) => index + 1));
  });

  it('keep the focus in the list while its card is out of sight, and give it back', async () => {
    const focus = TestBed.inject(RowFocus);
    focus.focus(1_000);
    await scrollTo(500 * CARD);
    expect(document.activeElement?.localName).toBe('ul');
    expect(focus.around(document.activeElement ?? document.body)).toBe(1_000);

    await scrollTo(0);
    expect(document.activeElement?.getAttribute('aria-posinset')).toBe('1');
  });

  it('go to one that is not drawn', async () => {
    TestBed.inject(RowFocus).focus(400);
    await settle();
    expect(document.activeElement?.textContent).toContain('Ticket 400');
    expect(top).toBeGreaterThan(0);
  });

  it('stay as they are behind a ticket, where nothing is in sight', async () => {
    await scrollTo(500 * CARD);
    const before = drawn();
    fixture.componentInstance.hidden.set(true);
    await settle();
    await scrollTo(0);
    expect(drawn()).toEqual(before);
  });
});
