import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SecondFactorState } from '../../../api/types';
import { Notifier } from '../../../core/notifier/notifier';
import { SecondFactor } from './second-factor';

const OWN = '/api/account/second-factor/';
const OFF: SecondFactorState = { is_on: false, since: null, recovery_codes_left: 0 };
const ON: SecondFactorState = { is_on: true, since: '2026-11-22T08:00:00.000Z', recovery_codes_left: 10 };
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const CODES = ['7K2M-9QXA-04TB', '3RWN-V8D0-HYJ5'];
const BAD_REQUEST = { status: 400, statusText: 'Bad Request' };

const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('SecondFactor', () => {
  let page: HTMLElement;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Notifier, useValue: { info: vi.fn(), error: vi.fn() } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    page.remove();
    server.verify();
  });

  async function show(state: SecondFactorState): Promise<void> {
    page = TestBed.createComponent(SecondFactor).nativeElement as HTMLElement;
    document.body.append(page);
    TestBed.tick();
    await answer('', state);
  }

  async function answer(path: string, body: object, refusal?: typeof BAD_REQUEST): Promise<unknown> {
    const request = server.expectOne(OWN + path);
    request.flush(body, refusal);
    await settle();
    return request.request.body;
  }

  /** Once what follows has happened; a request may be under way again. */
  async function settle(): Promise<void> {
    await turn();
    TestBed.tick();
    await turn();
  }

  async function press(text: string): Promise<void> {
    const button = [...page.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === text);
    if (!button) throw new Error(`There is no button ${text}.`);
    button.click();
    await settle();
  }

  function type(id: string, value: string): void {
    const field = page.querySelector<HTMLInputElement>(`#second-factor-${id}`);
    if (!field) throw new Error(`There is no field ${id}.`);
    field.value = value;
    field.dispatchEvent(new Event('input'));
  }

  it('is turned on with the password, the secret and a code, and shows the recovery codes once', async () => {
    await show(OFF);
    await press('Set up');
    type('password', 'wrong');
    await press('Continue');
    const wrong = { code: 'validation_failed', errors: { password: ['password is not your password'] } };
    expect(await answer('', wrong, BAD_REQUEST)).toEqual({ password: 'wrong' });
    expect(page.textContent).toContain('This is not your password.');

    type('password', 'right');
    await press('Continue');
    await answer('', { secret: SECRET, uri: `otpauth://totp/TriageDesk:robin?secret=${SECRET}&issuer=TriageDesk` });
    expect(page.querySelector('code')?.textContent).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
    type('code', ' 123456 ');
    await press('Turn on');
    expect(await answer('confirmation/', { recovery_codes: CODES })).toEqual({ code: '123456' });
    expect([...page.querySelectorAll('li code')].map(({ textContent }) => textContent)).toEqual(CODES);
    expect(document.activeElement?.textContent).toBe('Your recovery codes');

    await press('I have kept them');
    await answer('', ON);
    expect(page.textContent).toContain('On since');
    expect(page.textContent).not.toContain(CODES[0]);
  });

  it('says when it took too long', async () => {
    await show(OFF);
    await press('Set up');
    type('password', 'right');
    await press('Continue');
    await answer('', { secret: SECRET, uri: 'otpauth://totp/x' });
    type('code', '123456');
    await press('Turn on');
    await answer('confirmation/', { code: 'second_factor_not_begun' }, { status: 409, statusText: 'Conflict' });
    expect(page.querySelector('[role="alert"]')?.textContent).toContain('This took too long.');
  });

  it.each([
    [10, '10 recovery codes are left.', false],
    [2, '2 recovery codes are left.', true],
    [1, 'One recovery code is left.', true],
    [0, 'There are no recovery codes left.', true],
  ])('tells that %i codes are left, and warns in time', async (left, sentence, warns) => {
    await show({ ...ON, recovery_codes_left: left });
    expect(page.textContent).toContain(sentence);
    expect(page.querySelector('.warning') !== null).toBe(warns);
  });

  it('makes new recovery codes, and is turned off, with password and code', async () => {
    await show(ON);
    await press('New recovery codes');
    type('password', 'right');
    type('code', '000000');
    await press('Make new codes');
    await answer(
      'recovery-codes/',
      { code: 'validation_failed', errors: { code: ['code is not right'] } },
      BAD_REQUEST,
    );
    expect(page.textContent).toContain('This code is not right, or it was used already.');
    type('code', '123456');
    await press('Make new codes');
    await answer('recovery-codes/', { recovery_codes: CODES });
    expect(page.textContent).toContain(CODES[1]);
    await press('I have kept them');
    await answer('', ON);

    await press('Turn off');
    type('password', 'right');
    type('code', CODES[0] ?? '');
    await press('Turn off');
    expect(await answer('removal/', {})).toEqual({ password: 'right', code: CODES[0] });
    await answer('', OFF);
    expect(page.textContent).toContain('Set up');
  });
});
