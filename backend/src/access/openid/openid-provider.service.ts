import { Injectable, Logger } from '@nestjs/common';
import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  type ClientAuth,
  type Configuration,
} from 'openid-client';
import { errorName } from '../../common/logging/error-name.js';
import { Environment } from '../../config/environment.js';
import type { Role } from '../../domain/role.js';
import { nameOf, roleOf, verifiedEmailOf, type Claims, type RoleRule } from './openid-claims.js';
import { OpenIdSignInError } from './openid-errors.js';
import type { Identity } from './openid-identities.repository.js';

/** For each of the requests to the provider, while a person waits. */
const TIMEOUT_SECONDS = 10;

const CALLBACK_PATH = '/api/session/openid/callback/';

/** Secrets between us, a browser and the provider, for one attempt. */
export interface AttemptSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Whom the provider has shown to us. */
export interface OpenIdPerson {
  readonly identity: Identity;
  /** Undefined when the provider does not say that it is theirs. */
  readonly email: string | undefined;
  readonly name: string | undefined;
  /** Undefined when nothing makes them one. */
  readonly role: Role | undefined;
}

interface Client {
  readonly origin: string;
  readonly issuer: URL;
  readonly id: string;
  readonly secret: string;
  readonly scopes: string;
  readonly rule: RoleRule;
}

/** Talks to the provider. It is asked for the first time when somebody wants to sign in: without it all else works. */
@Injectable()
export class OpenIdProviderService {
  private readonly logger = new Logger(OpenIdProviderService.name);
  private readonly client: Client | undefined;
  private discovered: Promise<Configuration> | undefined;

  constructor(environment: Environment) {
    this.client = clientOf(environment);
  }

  /**
   * Where a browser goes to sign in there, and what it has to come back with.
   * @throws OpenIdSignInError when it is not offered or the provider is away
   */
  async begin(): Promise<{ readonly url: URL; readonly secrets: AttemptSecrets }> {
    const { client, configuration } = await this.reach();
    const secrets = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: new URL(CALLBACK_PATH, client.origin).href,
      scope: client.scopes,
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await calculatePKCECodeChallenge(secrets.verifier),
      code_challenge_method: 'S256',
    });
    return { url, secrets };
  }

  /**
   * Who has come back with this query.
   * @throws OpenIdSignInError when the provider is away, says no, or says what cannot be believed
   */
  async identify(query: string, secrets: AttemptSecrets): Promise<OpenIdPerson> {
    const { client, configuration } = await this.reach();
    try {
      const tokens = await authorizationCodeGrant(configuration, new URL(`${CALLBACK_PATH}?${query}`, client.origin), {
        expectedState: secrets.state,
        expectedNonce: secrets.nonce,
        pkceCodeVerifier: secrets.verifier,
        idTokenExpected: true,
      });
      const token = tokens.claims();
      if (!token) throw new OpenIdSignInError('not_believed');
      const person = personOf([token], client.rule);
      const identity = { issuer: token.iss, subject: token.sub };
      if (isComplete(person) || configuration.serverMetadata().userinfo_endpoint === undefined) {
        return { identity, ...person };
      }
      const more = await fetchUserInfo(configuration, tokens.access_token, token.sub);
      return { identity, ...personOf([token, more], client.rule) };
    } catch (error) {
      throw this.refusalOf(error);
    }
  }

  private async reach(): Promise<{ client: Client; configuration: Configuration }> {
    if (!this.client) throw new OpenIdSignInError('not_offered');
    this.discovered ??= discover(this.client);
    try {
      return { client: this.client, configuration: await this.discovered };
    } catch (error) {
      this.discovered = undefined; // the next one tries again
      this.logger.warn(`The OpenID provider cannot be used: ${reasonOf(error)}.`);
      throw new OpenIdSignInError('unavailable');
    }
  }

  private refusalOf(error: unknown): OpenIdSignInError {
    if (error instanceof OpenIdSignInError) return error;
    this.logger.warn(`A sign-in by OpenID Connect failed: ${reasonOf(error)}.`);
    if (error instanceof AuthorizationResponseError) {
      return new OpenIdSignInError(AWAY.has(error.error) ? 'unavailable' : 'denied');
    }
    return new OpenIdSignInError(isAway(error) ? 'unavailable' : 'not_believed');
  }
}

/** What a provider answers that is not able to at the moment (RFC 6749, section 4.1.2.1). */
const AWAY = new Set(['server_error', 'temporarily_unavailable']);

function clientOf(environment: Environment): Client | undefined {
  const { PUBLIC_URL: origin, OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret } = environment;
  const { OIDC_SCOPES: scopes, OIDC_ROLE_CLAIM: claim } = environment;
  // together or not at all: see OpenIdEnvironment
  if (!origin || !issuer || !id || !secret || !claim) return undefined;
  const rule = { claim, agentValues: environment.OIDC_AGENT_VALUES, adminValues: environment.OIDC_ADMIN_VALUES };
  return { origin, issuer: new URL(issuer), id, secret, scopes, rule };
}

async function discover({ issuer, id, secret }: Client): Promise<Configuration> {
  // without these checks nobody would look at the signature of an ID token
  const execute = [enableNonRepudiationChecks];
  // settings allow it on the own machine only
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated to make it stand out, as it should
  if (issuer.protocol === 'http:') execute.push(allowInsecureRequests);
  return discovery(issuer, id, {}, authenticated(secret), { execute, timeout: TIMEOUT_SECONDS });
}

/** In the way that every provider knows, unless it says that it does not. */
function authenticated(secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...rest) => {
    const { token_endpoint_auth_methods_supported: known = ['client_secret_basic'] } = server;
    (known.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

/** What is said first counts: the ID token is signed. */
function personOf(sources: readonly Claims[], rule: RoleRule): Omit<OpenIdPerson, 'identity'> {
  const first = <T>(read: (claims: Claims) => T | undefined) => sources.map(read).find((value) => value !== undefined);
  return { email: first(verifiedEmailOf), name: first(nameOf), role: first((claims) => roleOf(claims, rule)) };
}

function isComplete({ email, name, role }: Omit<OpenIdPerson, 'identity'>): boolean {
  return email !== undefined && name !== undefined && role !== undefined;
}

/** The network, or the provider itself, failed: what it could not say says nothing about the person. */
function isAway(error: unknown): boolean {
  if (error instanceof ResponseBodyError) return error.status >= 500 || AWAY.has(error.error);
  const { code, message, status, cause } = (error ?? {}) as Record<'code' | 'message' | 'status' | 'cause', unknown>;
  return (
    code === 'OAUTH_TIMEOUT' ||
    // what Node says of a connection that fails, before the answer or within it
    message === 'fetch failed' ||
    message === 'terminated' ||
    (typeof status === 'number' && status >= 500) ||
    (cause !== undefined && isAway(cause))
  );
}

/** For the log: kinds of errors, and nothing that the provider has written in words. */
function reasonOf(error: unknown): string {
  const { error: said, cause } = error as { error?: unknown; cause?: unknown };
  const code = typeof said === 'string' && /^[a-z_]{1,40}$/.test(said) ? said : errorName(cause ?? error);
  return `${errorName(error)} (${code})`;
}
