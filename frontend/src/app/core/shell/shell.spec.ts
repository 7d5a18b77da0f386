import { Component, provideEnvironmentInitializer, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router, TitleStrategy } from '@angular/router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { of } from 'rxjs';
import { SessionApi } from '../../api/session-api';
import { EventsApi } from '../../api/events-api';
import { registerIcons } from '../icons/icons';
import { MatchingCounts } from '../matching-counts';
import { AGENT, OPEN, REQUESTER } from '../session/testing/session-state';
import { PageTitle } from '../page-title';
import { Shell } from './shell';

@Component({ template: '<h1>Page</h1>' })
class Page {}

describe('Shell', () => {
  const toReview = signal<{ count: number; capped: boolean } | undefined>(undefined);
  let state = AGENT;
  let fixture: ComponentFixture<Shell>;
  let shell: HTMLElement;

  beforeEach(async () => {
    await create();
  });

  async function create(): Promise<void> {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        provideEnvironmentInitializer(registerIcons),
        provideRouter([
          { path: 'queue', title: 'Queue', component: Page },
          { path: 'submit', title: 'Submit', component: Page },
        ]),
        { provide: SessionApi, useValue: { read: () => of(state) } },
        { provide: EventsApi, useValue: { open: () => () => undefined } },
        { provide: MatchingCounts, useValue: { follow: () => undefined, of: () => toReview() } },
        { provide: TitleStrategy, useExisting: PageTitle },
      ],
    });
    fixture = TestBed.createComponent(Shell);
    shell = fixture.nativeElement as HTMLElement;
    document.body.append(shell);
    await go('/queue');
  }

  async function go(url: string): Promise<void> {
    await TestBed.inject(Router).navigateByUrl(url);
    await fixture.whenStable();
  }

  function destination(label: string): HTMLAnchorElement | undefined {
    return [...shell.querySelectorAll<HTMLAnchorElement>('nav li a')].find(({ textContent }) =>
      textContent.includes(label),
    );
  }

  it('marks the page on screen in the navigation, filters or not, and names it in the title', async () => {
    await go('/queue?status=open');
    expect(destination('Queue')?.getAttribute('aria-current')).toBe('page');
    expect(destination('Submit')?.hasAttribute('aria-current')).toBe(false);
    expect(document.title).toBe('Queue · TriageDesk');
  });

  it('moves the focus to a new page, but not when only the filters change', async () => {
    destination('Submit')?.focus();
    await go('/queue?status=open');
    expect(document.activeElement).toBe(destination('Submit'));

    await go('/submit');
    expect(document.activeElement).toBe(shell.querySelector('main'));
  });

  it('tells how many tickets wait in triage, unless none does', async () => {
    toReview.set({ count: 47, capped: false });
    await fixture.whenStable();
    expect(destination('Triage')?.querySelector('.badge')?.textContent).toBe('47');
    expect(destination('Triage')?.querySelector('.unseen')?.textContent).toBe(', 47 to review');
    expect(destination('Queue')?.querySelector('.badge')).toBeNull();

    toReview.set({ count: 0, capped: false });
    await fixture.whenStable();
    expect(destination('Triage')?.querySelector('.badge')).toBeNull();
  });

  it('offers the pages that the one who uses it has something to do in', async () => {
    state = REQUESTER;
    await create();
    state = AGENT;
    expect([...shell.querySelectorAll('nav li a')].map(({ textContent }) => textContent.trim())).toEqual(['Submit']);
    expect(shell.querySelector('td-search-box')).toBeNull();
  });

  it('says where nobody has to sign in', async () => {
    expect(shell.querySelector('td-open-notice')).toBeNull();
    state = OPEN;
    await create();
    state = AGENT;
    await vi.waitFor(() => {
      expect(shell.querySelector('nav td-open-notice')).not.toBeNull();
    });
  });

  it('leaves the focus with somebody who is searching', async () => {
    const search = shell.querySelector<HTMLInputElement>('input[type="search"]');
    search?.focus();
    await go('/submit');

    expect(document.activeElement).toBe(search);
  });

  it('offers a way past the navigation', () => {
    shell.querySelector<HTMLAnchorElement>('.skip')?.click();
    expect(document.activeElement).toBe(shell.querySelector('main'));
  });
});
