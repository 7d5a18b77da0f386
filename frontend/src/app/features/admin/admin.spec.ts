import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Permission, SessionState } from '../../api/types';
import { Session } from '../../core/session/session';
import { AGENT, OPEN } from '../../core/session/testing/session-state';
import { ADMIN_ROUTES } from './admin-routes';
import { SECTIONS } from './sections';

@Component({ template: '' })
class Page {}

describe('the administration', () => {
  const state = signal<SessionState | undefined>(undefined);
  const isUnknown = signal(false);
  let router: Router;

  beforeEach(() => {
    state.set(undefined);
    isUnknown.set(false);
    const [area] = ADMIN_ROUTES;
    // what stands in the parts is theirs
    const children = area?.children?.map((route) =>
      route.loadComponent ? { ...route, loadComponent: () => Promise.resolve(Page) } : route,
    );
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'admin', children: [{ ...area, path: '', children: children ?? [] }] },
          { path: '**', component: Page },
        ]),
        {
          provide: Session,
          useValue: {
            state,
            isUnknown,
            person: () => state()?.person ?? undefined,
            may: (permission: Permission) => state()?.permissions.includes(permission) === true,
          },
        },
      ],
    });
    router = TestBed.inject(Router);
  });

  const withPermissions = (...permissions: Permission[]) => {
    state.set({ ...AGENT, permissions });
  };

  it('begins with the first part that there is something to do in, and names no others', async () => {
    withPermissions('audit:read', 'system:read');
    const harness = await RouterTestingHarness.create('/admin');
    expect(router.url).toBe('/admin/audit');
    const links = [...(harness.fixture.nativeElement as HTMLElement).querySelectorAll('nav a')];
    expect(links.map(({ textContent }) => textContent.trim())).toEqual(['Audit log', 'System']);
    expect(links[0]?.getAttribute('aria-current')).toBe('page');
  });

  it('leads from a part that is not theirs to one that is', async () => {
    withPermissions('system:read');
    await RouterTestingHarness.create('/admin/people');
    expect(router.url).toBe('/admin/system');
  });

  it('says to whom it has nothing to offer that it is for administrators', async () => {
    withPermissions('tickets:read');
    const harness = await RouterTestingHarness.create('/admin/tokens');
    expect(router.url).toBe('/admin');
    expect((harness.fixture.nativeElement as HTMLElement).textContent).toContain('This is for administrators');
  });

  it('leads visitors to sign-in, and from there back', async () => {
    state.set(OPEN);
    await RouterTestingHarness.create('/admin/audit?kind=set_up');
    expect(router.url).toBe('/sign-in?next=%2Fadmin%2Faudit%3Fkind%3Dset_up');
  });

  it('waits until it is known who uses it', async () => {
    const opened = RouterTestingHarness.create('/admin/tokens');
    await Promise.resolve();
    expect(router.url).toBe('/');
    withPermissions('tokens:manage');
    await opened;
    expect(router.url).toBe('/admin/tokens');
  });

  it('lets the part say what is wrong when nobody knows', async () => {
    isUnknown.set(true);
    await RouterTestingHarness.create('/admin/system');
    expect(router.url).toBe('/admin/system');
  });

  it('has a part for each permission of its own', () => {
    expect(new Set(SECTIONS.map(({ permission }) => permission)).size).toBe(SECTIONS.length);
  });
});
