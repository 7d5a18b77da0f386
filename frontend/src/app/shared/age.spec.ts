import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { Age, ageText } from './age';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('ageText', () => {
  it.each([
    [0, 'now'],
    [MINUTE - 1, 'now'],
    [MINUTE, '1m'],
    [HOUR - 1, '59m'],
    [HOUR, '1h'],
    [DAY - 1, '23h'],
    [DAY, '1d'],
    [365 * DAY - 1, '364d'],
    [800 * DAY, '2y'],
  ])('shows %i ms as %s', (elapsed, text) => {
    expect(ageText(elapsed)).toBe(text);
  });

  it('spells the unit out in the long form', () => {
    expect(ageText(4 * MINUTE, 'long')).toBe('4 min');
  });

  it.each([-5 * HOUR, Number.NaN])('is "now" for %d, which only a wrong clock produces', (elapsed) => {
    expect(ageText(elapsed)).toBe('now');
  });
});

describe('Age', () => {
  it('keeps the instant for machines and the date for a pointer, and follows the clock', () => {
    const at = '2026-11-21T08:00:00.000Z';
    const fixture = TestBed.createComponent(Age);
    fixture.componentRef.setInput('at', at);
    fixture.componentRef.setInput('now', Date.parse(at) + 4 * MINUTE);
    fixture.detectChanges();
    const time = (fixture.nativeElement as HTMLElement).querySelector('time');

    expect(time?.textContent).toBe('4m');
    expect(time?.dateTime).toBe(at);
    expect(time?.title).toMatch(/2026/);

    fixture.componentRef.setInput('now', Date.parse(at) + 5 * MINUTE);
    fixture.detectChanges();
    expect(time?.textContent).toBe('5m');
  });
});
