import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
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
  let rows: Rows;
  let fill: () => Promise<void>;

  beforeEach(() => {
    provideLongList();
    const fixture = TestBed.createComponent(Rows);
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

  it('are drawn at once as far as the one that is wanted', () => {
    TestBed.inject(RowFocus).focus(IDS[300] ?? 0);
    expect(ids()).toContain(IDS[300]);
  });
});
