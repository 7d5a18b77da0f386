import { describe, expect, it } from '@jest/globals';
import { ValidationError } from '../../common/errors/domain-error.js';
import { COMMON_PASSWORDS } from './common-passwords.js';
import { PASSWORD_MIN_LENGTH, passwordProblem, refuseWeakPassword } from './password-rules.js';

const EMAIL = 'Robin.Meadow@Example.com';

describe('a new password', () => {
  it.each([
    'twelve chars',
    'x7!kQ2#pL9@z',
    'пароль из слов',
    '😀😃😄😁😆😅😂🤣😊😇🙂🙃',
    'x'.repeat(11) + 'y',
    'q'.repeat(200),
  ])('may be %j', (password) => expect(passwordProblem(password, EMAIL)).toBeUndefined());

  it.each([
    ['elevenchars', /^is 11 characters long, at least 12/],
    ['', /^is 0 characters long/],
    ['😀'.repeat(11), /^is 11 characters/],
    ['x'.repeat(201), /at most 200/],
    ['robin.meadow@example.com', /e-mail/],
    ['ROBIN.MEADOW', /e-mail/],
    ['Password1234', /guessed first/],
    ['TriageDesk1234', /guessed first/],
    ['twelve\0chars', /NUL/],
    ['twelve chars \ud800', /broken/],
    [123456789012, /single text/],
    [undefined, /single text/],
  ])('may not be %j', (password, problem) => expect(passwordProblem(password, EMAIL)).toMatch(problem));

  it('is told by the name of its field, and not quoted', () => {
    expect(() => refuseWeakPassword('new_password', 'Password1234', EMAIL)).toThrow(
      new ValidationError({
        new_password: ['new_password is one of those that are guessed first; choose another one'],
      }),
    );
  });
});

describe('the list of common passwords', () => {
  it('holds what the rules on length would let pass, in lower case', () => {
    for (const password of COMMON_PASSWORDS) {
      expect(password).toBe(password.toLowerCase());
      expect(password.length).toBeGreaterThanOrEqual(PASSWORD_MIN_LENGTH);
    }
  });
});
