import { Component, inject, provideEnvironmentInitializer, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../../../core/clock';
import { registerIcons } from '../../../core/icons/icons';
import { registerInsightsIcons } from '../insights-icons';
import { BrowserDays } from './browser-days';
import { RangeChoice } from './range-choice';
import { RangeUrl } from './range-url';

@Component({ imports: [RangeChoice], providers: [BrowserDays, RangeUrl], template: '<td-range-choice />' })
class Page {
  readonly url = inject(RangeUrl);
}

describe('RangeChoice', () => {
  let harness: RouterTestingHarness;
  const now = signal(0);

  beforeEach(() => {
    now.set(Date.parse('2026-11-21T12:00:00Z'));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'insights', component: Page }]),
        provideEnvironmentInitializer(registerIcons),
        provideEnvironmentInitializer(registerInsightsIcons),
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
        { provide: Clock, useValue: { now } },
      ],
    });
  });

  async function open(url: string): Promise<Page> {
    harness = await RouterTestingHarness.create();
    return harness.navigateByUrl(url, Page);
  }

  function opener(): HTMLElement {
    return query('td-range-choice button');
  }

  function query(selector: string): HTMLElement {
    const found = document.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`There is no ${selector}.`);
    return found;
  }

  function field(id: string): HTMLInputElement {
    return query(`input#${id}`) as HTMLInputElement;
  }

  async function openPanel(): Promise<void> {
    opener().click();
    await harness.fixture.whenStable();
  }

  async function fill(from: string, to: string): Promise<void> {
    for (const [id, value] of Object.entries({ 'range-from': from, 'range-to': to })) {
      field(id).value = value;
      field(id).dispatchEvent(new Event('input'));
    }
    query('[role=dialog] form').dispatchEvent(new Event('submit', { cancelable: true }));
    await harness.fixture.whenStable();
  }

  it.each([
    ['/insights', 'Last 30 days', '2026-10-23', '2026-11-21'],
    ['/insights?range=7', 'Last 7 days', '2026-11-15', '2026-11-21'],
    ['/insights?range=365', 'Last 365 days', '2025-11-22', '2026-11-21'],
    ['/insights?from=2026-10-01&to=2026-11-15', '1 Oct – 15 Nov 2026', '2026-10-01', '2026-11-15'],
  ])('shows at %s the %s', async (url, label, from, to) => {
    const page = await open(url);
    expect(page.url.range()).toMatchObject({ from, to });
    expect(opener().getAttribute('aria-label')).toBe(`Range: ${label}`);
  });

  it.each([
    'range=8',
    'range=',
    'from=2026-10-01',
    'from=2026-11-15&to=2026-10-01',
    'from=a&to=b',
    'from=1999-01-01&to=2026-01-01',
  ])('takes an address that names no range, ?%s, for the usual one', async (query) => {
    expect((await open(`/insights?${query}`)).url.range().label).toBe('Last 30 days');
  });

  it('goes on with the day at midnight', async () => {
    const page = await open('/insights?range=7');
    now.set(Date.parse('2026-11-22T12:00:00Z'));
    expect(page.url.range()).toMatchObject({ from: '2026-11-16', to: '2026-11-22' });
  });

  it('writes a choice into the address, keeps the rest of it and closes', async () => {
    await open('/insights?period=90&from=2026-10-01&to=2026-11-15');
    await openPanel();
    expect(opener().getAttribute('aria-expanded')).toBe('true');

    const option = [...document.querySelectorAll<HTMLElement>('[role=option]')][2];
    expect(option?.textContent.trim()).toBe('Last 90 days');
    option?.click();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/insights?period=90&range=90'));
    await harness.fixture.whenStable();

    expect(document.querySelector('[role=dialog]')).toBeNull();
    expect(opener().textContent).toContain('Last 90 days');
  });

  it('leaves the usual choice out of the address', async () => {
    await open('/insights?range=7');
    await openPanel();
    [...document.querySelectorAll<HTMLElement>('[role=option]')][1]?.click();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/insights'));
  });

  it('shows two days of one’s own', async () => {
    await open('/insights?range=7');
    await openPanel();
    expect(field('range-from').value).toBe('2026-11-15');

    await fill('2026-10-01', '2026-11-15');
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/insights?from=2026-10-01&to=2026-11-15'));
    expect(document.querySelector('[role=dialog]')).toBeNull();
  });

  it('says why two days are no range, and keeps what was typed', async () => {
    await open('/insights');
    await openPanel();
    await fill('2026-11-15', '2026-10-01');

    expect(query('[role=alert]').textContent).toContain('The last day lies before the first one.');
    expect(field('range-from').value).toBe('2026-11-15');
    expect(query('#range-from').getAttribute('aria-invalid')).toBe('true');
    expect(TestBed.inject(Router).url).toBe('/insights');
  });
});
