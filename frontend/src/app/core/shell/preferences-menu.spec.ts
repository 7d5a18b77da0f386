import { provideEnvironmentInitializer } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { registerIcons } from '../icons/icons';
import { LanguageChoice } from '../language/language-choice';
import { KeyboardDialogs } from '../shortcuts/keyboard-dialogs';
import { Shortcuts } from '../shortcuts/shortcuts';
import { ThemeChoice } from '../theme/theme-choice';
import { PreferencesMenu } from './preferences-menu';

describe('PreferencesMenu', () => {
  const dialogs = { openPalette: vi.fn(), openCheatSheet: vi.fn() };
  let fixture: ComponentFixture<PreferencesMenu>;

  beforeEach(async () => {
    localStorage.clear();
    vi.clearAllMocks();
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    TestBed.configureTestingModule({
      providers: [provideEnvironmentInitializer(registerIcons), { provide: KeyboardDialogs, useValue: dialogs }],
    });
    fixture = TestBed.createComponent(PreferencesMenu);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    (fixture.nativeElement as HTMLElement).querySelector('button')?.click();
    await fixture.whenStable();
  });

  afterEach(() => {
    localStorage.clear();
    vi.unstubAllGlobals();
  });

  function item(label: string): HTMLElement | undefined {
    return [...document.querySelectorAll<HTMLElement>('[role^="menuitem"]')].find(({ textContent }) =>
      textContent.includes(label),
    );
  }

  it('chooses a theme', () => {
    expect(item('Like the system')?.getAttribute('aria-checked')).toBe('true');
    item('Dark')?.click();
    expect(TestBed.inject(ThemeChoice).current()).toBe('dark');
  });

  it('remembers a language for the next page load, which it asks for', () => {
    const reload = vi.fn();
    vi.spyOn(TestBed.inject(LanguageChoice), 'reload').mockImplementation(reload);
    item('English')?.click();
    expect(reload).not.toHaveBeenCalled();
    item('Deutsch')?.click();
    expect(localStorage.getItem('triagedesk.language')).toBe('de');
    expect(reload).toHaveBeenCalledOnce();
  });

  it.each([
    ['Commands', dialogs.openPalette],
    ['Keyboard shortcuts', dialogs.openCheatSheet],
  ])('is a way to the dialog of “%s”, which gives the focus back to the menu', (label, open) => {
    let focused: Element | null = null;
    open.mockImplementation(() => {
      focused = document.activeElement;
    });
    item(label)?.click();
    expect(open).toHaveBeenCalledOnce();
    expect(focused).toBe((fixture.nativeElement as HTMLElement).querySelector('button'));
  });

  it('switches single keys off', () => {
    expect(item('Single keys')?.getAttribute('aria-checked')).toBe('true');
    item('Single keys')?.click();
    expect(TestBed.inject(Shortcuts).enabled()).toBe(false);
  });
});
