import { Component, inject } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { filled, IDS, provideLongList } from '../testing/long-list';
import { DrawnRows } from './drawn-rows';
import { RowFocus } from './row-focus';

const [WINDOW, ROW] = [800, 50];

@Component({ selector: 'td-rows', providers: [DrawnRows], template: `<ul tabindex="-1"></ul>` })
class Rows {
  readonly drawn = inject(DrawnRows);
  top = 0;

  constructor() {
    const grid = document.createElement('ul');
    this.drawn.follow({
      expected: { height: ROW, across: 1 },
      grid: () => grid,
      scroller: () => document,
      seen: () => ({ top: this.top, height: WINDOW }),
      scrollTo: (top) => (this.top = top),
      measured: () => undefined,
    });
  }
}

describe('DrawnRows', () => {
  let fixture: ComponentFixture<Rows>;
  let rows: Rows;
  let fill: () => Promise<void>;

  beforeEach(() => {
    provideLongList();
    fixture = TestBed.createComponent(Rows);
    rows = fixture.componentInstance;
    fixture.detectChanges();
    fill = () => filled(fixture, rows.drawn.rows);
  });
  afterEach(() => vi.unstubAllGlobals());

  const ids = () => rows.drawn.rows().map(({ ticket }) => ticket.id);

  it('are few at first, so that the page can answer, and then all that are in sight', async () => {
    expect(ids()).toEqual(IDS.slice(0, 6));
    await fill();
    expect(ids()).toEqual(IDS.slice(0, WINDOW / ROW + 8));
  });

  it('are drawn at once when the list is scrolled later', async () => {
    await fill();
    rows.top = 500 * ROW;
    document.dispatchEvent(new Event('scroll'));
    expect(ids()).toEqual(IDS.slice(492, 524));
  });

  it('go on from where the list was scrolled to meanwhile', async () => {
    rows.top = 500 * ROW;
    document.dispatchEvent(new Event('scroll'));
    expect(ids()).toEqual(IDS.slice(492, 498));
    await fill();
    expect(ids()).toEqual(IDS.slice(492, 524));
  });

  it.each([10, 300])('are drawn at once as far as one that is wanted, such as the one at %d', (index) => {
    TestBed.inject(RowFocus).focus(IDS[index]);
    expect(ids()).toContain(IDS[index]);
  });

  it('come some at a time, and each time the page is drawn', async () => {
    const drawn: number[] = [];
    for (let times = 0; times < 4; times++) {
      drawn.push(ids().length);
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    }
    expect(drawn).toEqual([6, 12, 18, 24]);
  });
});
