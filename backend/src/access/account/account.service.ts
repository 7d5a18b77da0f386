import { Injectable } from '@nestjs/common';
import type { PersonPrincipal } from '../../common/access/principal.js';
import { ValidationError } from '../../common/errors/domain-error.js';
import { SignInRequiredError } from '../../common/access/access-errors.js';
import { refuseWeakPassword } from '../passwords/password-rules.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { PeopleRepository } from '../people/people.repository.js';
import type { Person } from '../people/person.entity.js';
import type { RequestOrigin } from '../request-origin.js';
import { NoPasswordError } from './account-errors.js';
import { ProofsService } from './proofs.service.js';

/** What people change about themselves. */
@Injectable()
export class AccountService {
  constructor(
    private readonly people: PeopleRepository,
    private readonly passwords: PasswordsService,
    private readonly proofs: ProofsService,
  ) {}

  async change({ id }: PersonPrincipal, changes: { name?: string }, origin: RequestOrigin): Promise<Person> {
    const { name } = changes;
    const person = await this.people.change(id, { ...(name !== undefined && { name }) }, origin);
    if (!person) throw new SignInRequiredError();
    return person;
  }

  /**
   * Sets another password, and signs the person out everywhere but here.
   * @throws ValidationError when the current password is wrong or the new one is too easy to guess
   * @throws NoPasswordError
   * @throws TooManyAttemptsError
   */
  async changePassword(
    person: PersonPrincipal,
    { current, wanted }: { current: string; wanted: string },
    origin: RequestOrigin,
  ): Promise<void> {
    const { id, email, sessionId } = person;
    refuseWeakPassword('new_password', wanted, email);
    const expected = (await this.people.findById(id))?.passwordHash ?? null;
    if (expected === null) throw new NoPasswordError();
    await this.proofs.check(person, origin, async () => {
      const { isRight } = await this.passwords.verify(current, expected);
      const isChanged =
        isRight &&
        (await this.people.setPassword(
          { id, hash: await this.passwords.hash(wanted), expected, keptSession: sessionId },
          { kind: 'password_changed', ...origin },
        ));
      if (!isChanged) throw new ValidationError({ current_password: ['current_password is not your password'] });
    });
  }
}
