import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ThemeColours } from './theme-colours';

describe('ThemeColours', () => {
  const root = document.documentElement;

  beforeEach(() => {
    vi.stubGlobal('matchMedia', () => new EventTarget());
  });

  afterEach(() => {
    root.removeAttribute('data-theme');
    root.style.removeProperty('--ink');
    vi.unstubAllGlobals();
  });

  it('reads a colour as it is drawn and leaves nothing behind', () => {
    root.style.setProperty('--ink', 'rgb(8, 103, 127)');
    const before = document.body.childElementCount;

    expect(TestBed.inject(ThemeColours).read({ ink: '--ink' })).toEqual({ ink: 'rgb(8, 103, 127)' });
    expect(document.body.childElementCount).toBe(before);
  });

  it('notes that the theme of the document has changed', async () => {
    const colours = TestBed.inject(ThemeColours);
    expect(colours.revision()).toBe(0);

    root.setAttribute('data-theme', 'dark');
    await vi.waitFor(() => expect(colours.revision()).toBe(1));
  });
});
