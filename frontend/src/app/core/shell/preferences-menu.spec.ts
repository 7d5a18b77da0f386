import { provideEnvironmentInitializer, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Permission, Person } from '../../api/types';
import { registerIcons } from '../icons/icons';
import { LanguageChoice } from '../language/language-choice';
import { Session } from '../session/session';
import { KeyboardDialogs } from '../shortcuts/keyboard-dialogs';
import { Shortcuts } from '../shortcuts/shortcuts';
import { ThemeChoice } from '../theme/theme-choice';
import { PreferencesMenu } from './preferences-menu';

describe('PreferencesMenu', () => {
  const dialogs = { openPalette: vi.fn(), openCheatSheet: vi.fn() };
  const person = signal<Person | undefined>(undefined);
  const permissions = signal<readonly Permission[]>([]);
  const session = {
    person,
    isOpen: vi.fn(() => true),
    may: (permission: Permission) => permissions().includes(permission),
    signOut: vi.fn(() => Promise.resolve()),
  };
  let fixture: ComponentFixture<PreferencesMenu>;

  beforeEach(async () => {
    localStorage.clear();
    vi.clearAllMocks();
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    TestBed.configureTestingModule({
      providers: [
        provideEnvironmentInitializer(registerIcons),
        provideRouter([]),
        { provide: KeyboardDialogs, useValue: dialogs },
        { provide: Session, useValue: session },
      ],
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

  it('offers to sign in, and to sign out again', async () => {
    expect(item('Sign in')?.getAttribute('href')).toBe('/sign-in');
    person.set({ id: 3, email: 'robin@example.org', name: 'Robin', role: 'agent' });
    await fixture.whenStable();
    expect(item('Robin')?.getAttribute('href')).toBe('/account');
    expect(item('Sign in')).toBeUndefined();
    expect(item('Administration')).toBeUndefined();
    permissions.set(['audit:read']);
    await fixture.whenStable();
    expect(item('Administration')?.getAttribute('href')).toBe('/admin');
    permissions.set([]);
    item('Sign out')?.click();
    expect(session.signOut).toHaveBeenCalledOnce();
    person.set(undefined);
  });

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
