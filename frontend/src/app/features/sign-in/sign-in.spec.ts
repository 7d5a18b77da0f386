import { HttpErrorResponse } from '@angular/common/http';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Credentials, SessionState } from '../../api/types';
import { Session, SessionNotKept } from '../../core/session/session';
import { OPEN, REQUESTER } from '../../core/session/testing/session-state';
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
    isOpen: () => state().visitor_role === 'agent',
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

  describe('with a second factor', () => {
    const code = () => field('code');
    const formOf = (name: string) => page.querySelector<HTMLFormElement>(`form[aria-label="${name}"]`);
    const buttonOf = (text: string) =>
      [...page.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === text);

    async function reachCode(): Promise<RouterTestingHarness> {
      session.signIn.mockRejectedValueOnce(refusal('second_factor_required'));
      const harness = await open('/sign-in?next=%2Finsights');
      await send(harness, FILLED);
      return harness;
    }

    async function sendCode(harness: RouterTestingHarness, typed: string): Promise<void> {
      code().value = typed;
      code().dispatchEvent(new Event('input'));
      formOf('Second step')?.dispatchEvent(new Event('submit', { cancelable: true }));
      await harness.fixture.whenStable();
    }

    it('asks for the code once the password is right, and goes on with both', async () => {
      const harness = await reachCode();
      expect(formOf('Sign in')?.hidden).toBe(true);
      expect(page.querySelector('[role="alert"]')).toBeNull();
      expect([code().autocomplete, code().inputMode, document.activeElement]).toEqual([
        'one-time-code',
        'numeric',
        code(),
      ]);
      await sendCode(harness, ' 123456 ');
      expect(session.signIn).toHaveBeenLastCalledWith({
        email: 'robin@example.org',
        password: ' correct horse battery ',
        code: '123456',
      });
      expect(TestBed.inject(Router).url).toBe('/insights');
    });

    it('says at the code that it is wrong, and asks for it again', async () => {
      const harness = await reachCode();
      await sendCode(harness, '');
      expect(page.textContent).toContain('Type the code.');
      expect(session.signIn).toHaveBeenCalledTimes(1);
      session.signIn.mockRejectedValueOnce(refusal('second_factor_failed'));
      await sendCode(harness, '000000');
      expect(code().getAttribute('aria-invalid')).toBe('true');
      expect(page.textContent).toContain('This code is not right, or it was used already.');
      await sendCode(harness, '123456');
      expect(TestBed.inject(Router).url).toBe('/insights');
    });

    it('takes a recovery code, for which there is another keyboard', async () => {
      const harness = await reachCode();
      buttonOf('Use a recovery code')?.click();
      await harness.fixture.whenStable();
      expect([code().autocomplete, code().hasAttribute('inputmode')]).toEqual(['off', false]);
      await sendCode(harness, '7k2m-9qxa-04tb');
      expect(session.signIn).toHaveBeenLastCalledWith(expect.objectContaining({ code: '7k2m-9qxa-04tb' }));
    });

    it('goes back to the password, also when that is not right any more', async () => {
      const harness = await reachCode();
      buttonOf('Back')?.click();
      await harness.fixture.whenStable();
      expect([formOf('Sign in')?.hidden, field('email').value]).toEqual([false, 'robin@example.org']);
      expect(document.activeElement).toBe(field('password'));
      session.signIn.mockRejectedValueOnce(refusal('second_factor_required'));
      await send(harness, {});
      session.signIn.mockRejectedValueOnce(refusal('sign_in_failed'));
      await sendCode(harness, '123456');
      expect(formOf('Sign in')?.hidden).toBe(false);
      expect(page.querySelector('[role="alert"]')?.textContent).toContain('or the password is not right');
    });
  });

  it('says what to do when the browser does not keep the session', async () => {
    session.signIn.mockRejectedValueOnce(new SessionNotKept());
    const harness = await open('/sign-in');
    await send(harness, FILLED);
    expect(page.querySelector('[role="alert"]')?.textContent).toContain('Open TriageDesk by https');
  });

  it('offers the provider, as a link that leaves the page and leads back', async () => {
    state.set({ ...OPEN, sign_in: { openid: { name: 'Example Inc.' }, password_mail: false } });
    await open('/sign-in?next=%2Fqueue%3Fstatus%3Dopen');
    const link = [...page.querySelectorAll('a')].find(
      ({ textContent }) => textContent === 'Continue with Example Inc.',
    );
    expect(link?.getAttribute('href')).toBe('/api/session/openid/?next=%2Fqueue%3Fstatus%3Dopen');
    expect(page.querySelector('[role="alert"]')).toBeNull();
  });

  it.each([
    ['no_role', 'Example Inc. does not say that you work here.'],
    ['account_exists', 'Sign in with its password, then connect it'],
    ['toString', 'Signing in did not work.'],
    ['', 'Signing in did not work.'],
  ])('says why the provider did not lead here: %s', async (problem, sentence) => {
    state.set({ ...OPEN, sign_in: { openid: { name: 'Example Inc.' }, password_mail: false } });
    await open(`/sign-in?problem=${problem}`);
    expect(page.querySelector('[role="alert"]')?.textContent).toContain(sentence);
  });

  it('offers no provider where there is none', async () => {
    await open('/sign-in?problem=not_offered');
    expect(page.textContent).not.toContain('Continue with');
    expect(page.querySelector('[role="alert"]')?.textContent).toContain('Single sign-on is not set up here.');
  });

  it.each([
    [true, '/forgot-password'],
    [false, undefined],
  ])('leads to the link by mail where mails are sent: %s', async (isSent, address) => {
    state.set({ ...OPEN, sign_in: { openid: null, password_mail: isSent } });
    await open('/sign-in');
    const link = [...page.querySelectorAll('a')].find(({ textContent }) => textContent === 'Forgotten your password?');
    expect(link?.getAttribute('href')).toBe(address);
    expect(page.textContent.includes('An administrator can make a link')).toBe(!isSent);
  });

  it('tells what to do while there is nobody who could sign in', async () => {
    state.set({ ...REQUESTER, needs_setup: true });
    await open('/sign-in');
    expect(page.textContent).toContain('Open the link that the server has printed');
  });

  it('tells how to make the first administrator where nobody has to sign in', async () => {
    state.set({ ...OPEN, needs_setup: true });
    await open('/sign-in');
    expect(page.textContent).toContain('npm run admin');
  });
});
