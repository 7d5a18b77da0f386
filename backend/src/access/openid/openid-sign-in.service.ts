import { Injectable } from '@nestjs/common';
import type { Principal } from '../../common/access/principal.js';
import { asOneLine } from '../../common/validation/one-line.js';
import { AuditLog } from '../audit/audit-log.repository.js';
import { hashOfSecret, newSecret } from '../opaque-secret.js';
import { PERSON_NAME_MAX_LENGTH } from '../people/dto/person-name.js';
import { LastAdministratorError } from '../people/people-errors.js';
import { PeopleRepository } from '../people/people.repository.js';
import type { Person } from '../people/person.entity.js';
import type { RequestOrigin } from '../request-origin.js';
import { SessionsService, type OpenedSession } from '../sessions/sessions.service.js';
import { OpenIdAttemptsRepository } from './openid-attempts.repository.js';
import { OpenIdSignInError } from './openid-errors.js';
import { OpenIdIdentitiesRepository } from './openid-identities.repository.js';
import { OpenIdProviderService, type OpenIdPerson } from './openid-provider.service.js';
import { ownPath } from './own-path.js';

/** For the way to the provider, whatever it asks there, and back. */
const ATTEMPT_MINUTES = 10;

/** Who changes a person's name and role at sign-in, for the audit log. */
const PROVIDER = 'OpenID Connect';

/** A browser that is sent to the provider. */
export interface BegunAttempt {
  /** At the provider. */
  readonly url: URL;
  /** For this browser alone. */
  readonly token: string;
  readonly minutes: number;
}

/** A browser that came back. */
export interface Callback {
  /** What it was given when it began; undefined when it has nothing. */
  readonly token: string | undefined;
  /** What the provider has sent along, as it stands in the address. */
  readonly query: string;
  /** Who is signed in there already. */
  readonly before: Principal;
}

/** Lets people in whom the provider knows. */
@Injectable()
export class OpenIdSignInService {
  constructor(
    private readonly provider: OpenIdProviderService,
    private readonly attempts: OpenIdAttemptsRepository,
    private readonly identities: OpenIdIdentitiesRepository,
    private readonly people: PeopleRepository,
    private readonly sessions: SessionsService,
    private readonly audit: AuditLog,
  ) {}

  /**
   * @param wanted where the person goes on afterwards; anything that a link may hold
   * @throws OpenIdSignInError when it is not offered or the provider is away
   */
  async begin(wanted: unknown): Promise<BegunAttempt> {
    const next = ownPath(wanted);
    const { url, secrets } = await goingTo(next, () => this.provider.begin());
    const { secret: token, hash: tokenHash } = newSecret();
    await this.attempts.add({ tokenHash, next, ...secrets }, ATTEMPT_MINUTES);
    return { url, token, minutes: ATTEMPT_MINUTES };
  }

  /**
   * Signs in whoever comes back from the provider in the browser that began; a session that was there before ends.
   * @throws OpenIdSignInError
   */
  async finish(callback: Callback, client: RequestOrigin): Promise<OpenedSession & { readonly next: string }> {
    const tokenHash = callback.token === undefined ? undefined : hashOfSecret(callback.token);
    // whoever did not begin, such as a page of another site, changes nothing and leaves nothing
    if (!tokenHash) throw new OpenIdSignInError('expired');
    const attempt = await this.attempts.take(tokenHash, stateIn(callback.query));
    if (!attempt) throw await this.refused('expired', client);
    return goingTo(attempt.next, async () => {
      const shown = await this.provider.identify(callback.query, attempt).catch(async (error: unknown) => {
        throw error instanceof OpenIdSignInError ? await this.refused(error.problem, client) : error;
      });
      const person = await this.admit(shown, callback.before, client);
      const opened = await this.sessions.open({ person, by: 'openid' }, client);
      if (!opened) throw await this.refused('disabled', client, person.email);
      if (callback.before.kind === 'person') await this.sessions.signOut(callback.before, client);
      return { ...opened, next: attempt.next };
    });
  }

  private async admit(shown: OpenIdPerson, before: Principal, client: RequestOrigin): Promise<Person> {
    const { identity, email, role } = shown;
    const known = await this.identities.findPerson(identity);
    if (role === undefined) throw await this.refused('no_role', client, known?.email ?? email);
    if (known) return this.follow(known, { ...shown, role }, client);
    if (email === undefined) throw await this.refused('email_unverified', client);
    const same = await this.people.findByEmail(email);
    if (same) return this.follow(await this.link(same, shown, before, client), { ...shown, role }, client);
    return this.people.insert(
      { email, name: shown.name ?? asOneLine(email, PERSON_NAME_MAX_LENGTH) ?? email, role },
      { actor: PROVIDER, address: client.address },
      (manager, { id }) => this.identities.add(id, identity, manager),
    );
  }

  /**
   * An account that has no password yet waits for whoever has its e-mail address. One that has a password is somebody's
   * already: they prove it by being signed in here (decision 17).
   */
  private async link(
    same: Person,
    { identity }: OpenIdPerson,
    before: Principal,
    client: RequestOrigin,
  ): Promise<Person> {
    const isProved = same.passwordHash === null || (before.kind === 'person' && before.id === same.id);
    if (same.disabledAt) throw await this.refused('disabled', client, same.email);
    const record = { kind: 'person_linked', actor: same.email, address: client.address, subject: same.email } as const;
    if (!isProved || !(await this.identities.link(same, identity, record))) {
      throw await this.refused('account_exists', client, same.email);
    }
    return same;
  }

  /** The person as the provider knows them now; only the last administrator stays one whatever it says. */
  private async follow(person: Person, { name, role }: OpenIdPerson, client: RequestOrigin): Promise<Person> {
    if (person.disabledAt) throw await this.refused('disabled', client, person.email);
    const renamed = name !== undefined && name !== person.name ? { name } : {};
    const changed = role !== undefined && role !== person.role ? { role } : {};
    if (Object.keys({ ...renamed, ...changed }).length === 0) return person;
    const origin = { actor: PROVIDER, address: client.address };
    try {
      return (await this.people.change(person.id, { ...renamed, ...changed }, origin)) ?? person;
    } catch (error) {
      if (!(error instanceof LastAdministratorError)) throw error;
      return (await this.people.change(person.id, renamed, origin)) ?? person;
    }
  }

  private async refused(
    stage: OpenIdSignInError['problem'],
    { address }: RequestOrigin,
    subject?: string,
  ): Promise<OpenIdSignInError> {
    await this.audit.record({
      kind: 'sign_in_failed',
      actor: null,
      address,
      ...(subject !== undefined && { subject }),
      details: { by: 'openid', stage },
    });
    return new OpenIdSignInError(stage);
  }
}

/** As `randomState` makes it; '' for anything else. */
function stateIn(query: string): string {
  const state = new URLSearchParams(query).get('state') ?? '';
  return /^[\w-]{43}$/.test(state) ? state : '';
}

/** Whoever is refused on the way can go on there after another attempt. */
async function goingTo<T>(next: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof OpenIdSignInError ? new OpenIdSignInError(error.problem, next) : error;
  }
}
