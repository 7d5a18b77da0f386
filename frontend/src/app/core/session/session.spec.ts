import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TicketsApi } from '../../api/tickets-api';
import { noteSignInNeeded } from '../../api/sign-in-needed';
import { Session, SessionNotKept } from './session';
import { AGENT, REQUESTER } from './testing/session-state';

@Component({ template: '' })
class Page {}

const REFUSED = { status: 401, statusText: 'Unauthorized' };

describe('Session', () => {
  let session: Session;
  let server: HttpTestingController;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([noteSignInNeeded])),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', component: Page }]),
      ],
    });
    session = TestBed.inject(Session);
    server = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    server.verify();
    vi.restoreAllMocks();
  });

  it('knows what the one who uses the page may do, once the server has told it', () => {
    session.read();
    expect(session.may('tickets:submit')).toBe(false);
    server.expectOne('/api/session/').flush(REQUESTER);
    expect(session.may('tickets:submit')).toBe(true);
    expect(session.may('tickets:read')).toBe(false);
    expect(session.person()).toBeUndefined();
  });

  it('tells that it does not know while the server is away', () => {
    session.read();
    expect(session.isUnknown()).toBe(false);
    server.expectOne('/api/session/').error(new ProgressEvent('error'));
    expect(session.isUnknown()).toBe(true);
    session.read();
    server.expectOne('/api/session/').flush(REQUESTER);
    expect(session.isUnknown()).toBe(false);
  });

  it('leads to sign-in, and from there back, when the server refuses a visitor', async () => {
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/queue?status=open');
    TestBed.inject(TicketsApi)
      .read(7)
      .subscribe({ error: () => undefined });
    server.expectOne('/api/tickets/7/').flush({ code: 'sign_in_required', status: 401 }, REFUSED);
    await vi.waitFor(() => {
      expect(router.url).toBe('/sign-in?next=%2Fqueue%3Fstatus%3Dopen');
    });
  });

  it('stays where it is when a person may not do something', async () => {
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/queue');
    TestBed.inject(TicketsApi)
      .read(7)
      .subscribe({ error: () => undefined });
    const refusal = { status: 403, statusText: 'Forbidden' };
    server.expectOne('/api/tickets/7/').flush({ code: 'not_allowed', status: 403 }, refusal);
    await Promise.resolve();
    expect(router.url).toBe('/queue');
  });

  it('knows the person after signing in', async () => {
    const signedIn = session.signIn({ email: 'robin@example.org', password: 'correct horse battery' });
    server.expectOne({ method: 'POST', url: '/api/session/' }).flush(AGENT);
    await Promise.resolve();
    server.expectOne({ method: 'GET', url: '/api/session/' }).flush(AGENT);
    await signedIn;
    expect(session.person()?.name).toBe('Robin');
  });

  it('notices that the browser has not kept the session', async () => {
    const signedIn = session.signIn({ email: 'robin@example.org', password: 'correct horse battery' });
    server.expectOne({ method: 'POST', url: '/api/session/' }).flush(AGENT);
    await Promise.resolve();
    server.expectOne({ method: 'GET', url: '/api/session/' }).flush(REQUESTER);
    await expect(signedIn).rejects.toThrow(SessionNotKept);
    expect(session.person()).toBeUndefined();
  });

  it('leaves nothing but preferences in the browser when somebody signs out', async () => {
    const assign = vi.fn();
    const window = TestBed.inject(DOCUMENT).defaultView;
    vi.spyOn(session as unknown as { open: (url: string) => void }, 'open').mockImplementation(assign);
    localStorage.setItem('triagedesk.theme', 'dark');
    localStorage.setItem('triagedesk-last-list', '[]');
    window?.sessionStorage.setItem('triagedesk.unsent-ticket', 'words');

    const signedOut = session.signOut();
    server.expectOne({ method: 'DELETE', url: '/api/session/' }).flush(null);
    await signedOut;
    expect(Object.keys(localStorage)).toEqual(['triagedesk.theme']);
    expect(Object.keys(sessionStorage)).toEqual([]);
    expect(assign).toHaveBeenCalledWith('/sign-in');
  });

  it('is still signed in when signing out does not reach the server', async () => {
    localStorage.setItem('triagedesk-last-list', '[]');
    const signedOut = session.signOut();
    server.expectOne('/api/session/').error(new ProgressEvent('error'));
    await expect(signedOut).rejects.toThrow();
    expect(localStorage.getItem('triagedesk-last-list')).toBe('[]');
  });
});
