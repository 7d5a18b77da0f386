import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ThemeChoice } from './theme-choice';

const root = document.documentElement;

function themeColors(): Record<string, string> {
  const metas = document.querySelectorAll<HTMLMetaElement>('meta[data-theme-color]');
  return Object.fromEntries([...metas].map((meta): [string, string] => [meta.dataset['themeColor'] ?? '', meta.media]));
}

describe('ThemeChoice', () => {
  beforeEach(() => {
    localStorage.clear();
    root.removeAttribute('data-theme');
    document.head.innerHTML =
      '<meta name="theme-color" data-theme-color="light"><meta name="theme-color" data-theme-color="dark">';
    // jsdom knows no media queries.
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('follows the system until somebody chooses', () => {
    const theme = TestBed.inject(ThemeChoice);
    theme.apply();

    expect(theme.current()).toBe('system');
    expect(root.hasAttribute('data-theme')).toBe(false);
    expect(themeColors()).toEqual({ light: '(prefers-color-scheme: light)', dark: '(prefers-color-scheme: dark)' });
  });

  it('applies a choice to the document and remembers it for the next visit', () => {
    TestBed.inject(ThemeChoice).choose('dark');

    expect(root.dataset['theme']).toBe('dark');
    expect(themeColors()).toEqual({ light: 'not all', dark: 'all' });

    TestBed.resetTestingModule();
    expect(TestBed.inject(ThemeChoice).current()).toBe('dark');
  });

  it('forgets the choice when it goes back to the system', () => {
    const theme = TestBed.inject(ThemeChoice);
    theme.choose('dark');
    theme.choose('system');

    expect(root.hasAttribute('data-theme')).toBe(false);
    expect(localStorage).toHaveLength(0);
  });

  it('ignores a stored value that is no theme', () => {
    localStorage.setItem('triagedesk.theme', 'sepia');
    expect(TestBed.inject(ThemeChoice).current()).toBe('system');
  });

  it('still switches where storage is blocked', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('', 'SecurityError');
    });
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('', 'SecurityError');
    });
    TestBed.inject(ThemeChoice).choose('light');

    expect(root.dataset['theme']).toBe('light');
  });
});
