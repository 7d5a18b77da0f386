import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Shortcuts } from '../shortcuts/shortcuts';
import { ThemeChoice } from '../theme/theme-choice';
import { PaletteCommands } from './palette-commands';

@Component({ template: '' })
class Page {}

@Component({ selector: 'td-offering', template: '' })
class OfferingPage {
  constructor() {
    inject(Shortcuts).offer(() => [
      { label: 'Show keyboard shortcuts', group: 'Keyboard', run: vi.fn() },
      { label: 'Set status to Open', group: 'Ticket 7', run: vi.fn() },
    ]);
  }
}

describe('PaletteCommands', () => {
  let router: Router;

  beforeEach(async () => {
    localStorage.clear();
    // jsdom knows no media queries.
    vi.stubGlobal('matchMedia', () => ({
      matches: true,
      addEventListener: vi.fn(),
      removeEventListener: vi.fn(),
      addListener: vi.fn(),
      removeListener: vi.fn(),
    }));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'queue', component: Page, children: [{ path: ':id', children: [] }] },
          { path: '**', component: Page },
        ]),
      ],
    });
    router = TestBed.inject(Router);
    await router.navigateByUrl('/insights?range=30');
  });

  function labels(): readonly string[] {
    return TestBed.inject(PaletteCommands)
      .all()
      .map(({ label }) => label);
  }

  async function run(label: string): Promise<string> {
    const commands = TestBed.inject(PaletteCommands);
    commands
      .all()
      .find((command) => command.label === label)
      ?.run();
    await vi.waitFor(() => {
      expect(router.currentNavigation()).toBeNull();
    });
    return router.url;
  }

  it('puts what the page offers first, and what is about keys last', () => {
    TestBed.createComponent(OfferingPage);
    expect(labels()[0]).toBe('Set status to Open');
    expect(labels().at(-1)).toBe('Show keyboard shortcuts');
  });

  it('goes to every page', async () => {
    expect(await run('Go to Queue')).toBe('/queue');
    expect(await run('Go to Triage')).toBe('/triage');
    expect(await run('Go to Submit')).toBe('/submit');
    expect(await run('Go to Insights')).toBe('/insights');
  });

  it('filters the queue from another page, and then adds to its filters', async () => {
    expect(await run('Show open tickets')).toBe('/queue?status=open');
    expect(await run('Show critical priority tickets')).toBe('/queue?priority=critical&status=open');
    expect(await run('Show billing tickets')).toBe('/queue?category=billing&priority=critical&status=open');
    expect(await run('Show what needs review')).toBe(
      '/queue?category=billing&priority=critical&status=open&needs_review=true',
    );
  });

  it('offers the way out of a filter instead of the filter that is set', async () => {
    await router.navigateByUrl('/queue?status=open&needs_review=true');
    expect(labels()).not.toContain('Show open tickets');
    expect(labels()).toContain('Show closed tickets');
    expect(labels()).not.toContain('Show every priority');

    expect(await run('Show every status')).toBe('/queue?needs_review=true');
    expect(await run('Show also what needs no review')).toBe('/queue');
  });

  it('changes the theme to another one', () => {
    const theme = TestBed.inject(ThemeChoice);
    expect(labels()).not.toContain('Use the theme of the system');
    TestBed.inject(PaletteCommands)
      .all()
      .find(({ label }) => label === 'Use the dark theme')
      ?.run();
    expect(theme.current()).toBe('dark');
    expect(labels()).not.toContain('Use the dark theme');
    expect(labels()).toContain('Use the theme of the system');
  });

  it.each(['4821', '#4821', ' ticket 4821', 'Open ticket #4821', 'open 4821'])('understands %s', async (query) => {
    const command = TestBed.inject(PaletteCommands).byNumber(query);
    expect(command?.label).toBe('Open ticket 4821');
    command?.run();
    await vi.waitFor(() => {
      expect(router.url).toBe('/queue/4821');
    });
  });

  it('opens a ticket above the list as it is filtered', async () => {
    await router.navigateByUrl('/queue?status=open');
    TestBed.inject(PaletteCommands).byNumber('4821')?.run();
    await vi.waitFor(() => {
      expect(router.url).toBe('/queue/4821?status=open');
    });
  });

  it.each(['', '0', '-3', '48.21', '4821 refund', '1234567890123456'])('takes “%s” for no number', (query) => {
    expect(TestBed.inject(PaletteCommands).byNumber(query)).toBeUndefined();
  });

  it('searches for words', async () => {
    const commands = TestBed.inject(PaletteCommands);
    expect(commands.bySearch('  ')).toBeUndefined();
    const command = commands.bySearch(' refund twice ');
    expect(command?.label).toBe('Search tickets for “refund twice”');
    command?.run();
    await vi.waitFor(() => {
      expect(router.url).toBe('/queue?search=refund%20twice');
    });
  });
});
