import { HttpErrorResponse } from '@angular/common/http';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Credentials, SessionState } from '../../api/types';
import { Session, SessionNotKept } from '../../core/session/session';
import { OPEN } from '../../core/session/testing/session-state';
import { SignIn } from './sign-in';

@Component({ template: '' })
class Page {}

function refusal(code: string): HttpErrorResponse {
  return new HttpErrorResponse({ status: 401, error: { code, status: 401, detail: '' } });
}

describe('SignIn', () => {
  const state = signal<SessionState>(OPEN);
  const session = {
    state,
    may: vi.fn(() => false),
    signIn: vi.fn<(credentials: Credentials) => Promise<void>>(() => Promise.resolve()),
  };
  let page: HTMLElement;

  beforeEach(() => {
    vi.clearAllMocks();
    state.set(OPEN);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'sign-in', component: SignIn },
          { path: '**', component: Page },
        ]),
        { provide: Session, useValue: session },
      ],
    });
  });

  async function open(url: string): Promise<RouterTestingHarness> {
    const harness = await RouterTestingHarness.create(url);
    page = harness.routeNativeElement as HTMLElement;
    return harness;
  }

  function field(id: string): HTMLInputElement {
    const found = page.querySelector<HTMLInputElement>(`#${id}`);
    if (found === null) throw new Error(`There is no field ${id}.`);
    return found;
  }

  async function send(harness: RouterTestingHarness, values: Readonly<Record<string, string>>): Promise<void> {
    for (const [id, value] of Object.entries(values)) {
      field(id).value = value;
      field(id).dispatchEvent(new Event('input'));
    }
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await harness.fixture.whenStable();
  }

  const FILLED = { email: ' robin@example.org ', password: ' correct horse battery ' };

  it('goes on where the person wanted to be, and takes the password as it is', async () => {
    const harness = await open('/sign-in?next=%2Fqueue%3Fstatus%3Dopen');
    await send(harness, FILLED);
    expect(session.signIn).toHaveBeenCalledWith({ email: 'robin@example.org', password: ' correct horse battery ' });
    expect(TestBed.inject(Router).url).toBe('/queue?status=open');
  });

  it.each(['//elsewhere.example/', '/\\elsewhere.example', 'https://elsewhere.example/', ''])(
    'leads nowhere else by the link %s',
    async (next) => {
      const harness = await open(`/sign-in?next=${encodeURIComponent(next)}`);
      await send(harness, FILLED);
      expect(TestBed.inject(Router).url).toBe('/queue');
    },
  );

  it('says which field is empty, and sends nothing', async () => {
    const harness = await open('/sign-in');
    await send(harness, { password: 'x' });
    expect(field('email').getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById('email-note')?.textContent ?? page.textContent).toContain(
      'Type your e-mail address.',
    );
    expect(session.signIn).not.toHaveBeenCalled();
  });

  it('says that it failed and keeps what was written', async () => {
    session.signIn.mockRejectedValueOnce(refusal('sign_in_failed'));
    const harness = await open('/sign-in');
    await send(harness, FILLED);
    expect(page.querySelector('[role="alert"]')?.textContent).toBe('The e-mail address or the password is not right.');
    expect(field('email').value).toBe('robin@example.org');
  });

  it('says what to do when the browser does not keep the session', async () => {
    session.signIn.mockRejectedValueOnce(new SessionNotKept());
    const harness = await open('/sign-in');
    await send(harness, FILLED);
    expect(page.querySelector('[role="alert"]')?.textContent).toContain('Open TriageDesk by https');
  });

  it('tells what to do while there is nobody who could sign in', async () => {
    state.set({ ...OPEN, needs_setup: true });
    await open('/sign-in');
    expect(page.textContent).toContain('Open the link that the server has printed');
  });
});
