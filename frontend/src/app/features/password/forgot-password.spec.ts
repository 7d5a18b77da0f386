import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { of, throwError } from 'rxjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PasswordMailApi } from '../../api/password-mail-api';
import type { SessionState } from '../../api/types';
import { Session } from '../../core/session/session';
import { OPEN } from '../../core/session/testing/session-state';
import { ForgotPassword } from './forgot-password';

describe('ForgotPassword', () => {
  const state = signal<SessionState>(OPEN);
  const api = { request: vi.fn<PasswordMailApi['request']>() };
  let fixture: ComponentFixture<ForgotPassword>;
  let page: HTMLElement;

  beforeEach(async () => {
    api.request.mockReset().mockReturnValue(of(null));
    state.set({ ...OPEN, sign_in: { openid: null, password_mail: true } });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: PasswordMailApi, useValue: api },
        { provide: Session, useValue: { state } },
      ],
    });
    fixture = TestBed.createComponent(ForgotPassword);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  });

  async function send(email: string): Promise<void> {
    const field = page.querySelector<HTMLInputElement>('#email');
    if (field === null) throw new Error('There is no field.');
    field.value = email;
    field.dispatchEvent(new Event('input'));
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await fixture.whenStable();
  }

  it('promises a mail, and does not say whether there is such an account', async () => {
    await send(' robin@example.org ');
    expect(api.request).toHaveBeenCalledWith('robin@example.org');
    expect(page.querySelector('h1')?.textContent).toBe('Look into your mailbox');
    expect(page.textContent).toContain('If there is an account for robin@example.org');
    expect(page.querySelector('form')).toBeNull();
  });

  it('sends nothing without an address', async () => {
    await send(' ');
    expect(api.request).not.toHaveBeenCalled();
    expect(page.textContent).toContain('Type your e-mail address.');
  });

  it.each([
    [{ status: 400, code: 'validation_failed', errors: { email: ['…'] } }, 'This is no e-mail address.'],
    [{ status: 429, code: 'too_many_attempts' }, 'There were too many attempts.'],
  ])('says why nothing is sent: %j', async (problem, sentence) => {
    api.request.mockReturnValue(
      throwError(() => new HttpErrorResponse({ status: problem.status, error: { detail: '', ...problem } })),
    );
    await send('robin@example.org');
    expect(page.textContent).toContain(sentence);
    expect(page.querySelector('form')).not.toBeNull();
  });

  it('says who can help where no mails are sent', async () => {
    state.set({ ...OPEN, sign_in: { openid: null, password_mail: false } });
    await fixture.whenStable();
    expect(page.textContent).toContain('An administrator can make a link');
    expect(page.querySelector('form')).toBeNull();
  });
});
