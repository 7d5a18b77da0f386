import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Context } from 'oidc-provider';
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';

export const CLIENT = { id: 'triagedesk', secret: 'a secret between two test servers' };

/** What the provider says about an account, besides its subject. */
export type AccountClaims = Readonly<Record<string, unknown>>;

interface ProviderOptions {
  /** All claims are in the ID token; otherwise they have to be asked for. */
  readonly claimsInToken?: boolean;
}

/** One's own, so that nobody is warned of the provider's. */
class KeptInMemory extends MemoryAdapter {}

const ON = /^\/interaction\/[\w-]+\/(as\/(?<subject>\w+)|refuse)$/;

/**
 * A real OpenID provider on the own machine, where nobody needs a password: its page lets one choose among the accounts, or
 * refuse.
 */
export class OpenIdProvider {
  /** By their subjects. Whoever is changed is another one at the next sign-in. */
  readonly accounts = new Map<string, AccountClaims>();

  private provider: Provider | undefined;
  private readonly server = createServer((request, response) => void this.handle(request, response));

  static async start(options: ProviderOptions = {}): Promise<OpenIdProvider> {
    const started = new OpenIdProvider();
    await started.listen(0);
    started.provider = started.make(options);
    return started;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** It is there again at the same address. */
  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private make({ claimsInToken = false }: ProviderOptions): Provider {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    return new Provider(this.issuer, {
      adapter: KeptInMemory,
      // native: then the product may listen on any port
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: ['http://127.0.0.1/api/session/openid/callback/'],
          application_type: 'native',
        },
      ],
      jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
      cookies: { keys: ['a key of test cookies'] },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
      conformIdTokenClaims: !claimsInToken,
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      findAccount: (_: unknown, sub: string) =>
        this.accounts.has(sub) && { accountId: sub, claims: () => ({ sub, ...this.accounts.get(sub) }) },
      loadExistingGrant: grantEverything,
      renderError: (context: { body: unknown }, { error }: { error: string }) => {
        context.body = error;
      },
    });
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { provider } = this;
    const path = request.url ?? '';
    if (!provider) response.writeHead(503).end();
    else if (!path.startsWith('/interaction/')) await provider.callback()(request, response);
    else if (ON.test(path)) {
      const subject = ON.exec(path)?.groups?.['subject'];
      const result =
        subject === undefined ? { error: 'access_denied' } : { login: { accountId: subject }, consent: {} };
      await provider.interactionFinished(request, response, result);
    } else response.writeHead(200, { 'content-type': 'text/html' }).end(this.page(path));
  }

  private page(path: string): string {
    const links = [...this.accounts.keys()].map((subject) => `<p><a href="${path}/as/${subject}">${subject}</a></p>`);
    return `<!doctype html><title>Test provider</title><h1>Test provider</h1>${links.join('')}<p><a href="${path}/refuse">refuse</a></p>`;
  }
}

/** Nobody is asked what we may know. */
async function grantEverything({ oidc: { client, session, provider } }: Context) {
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid email profile');
  await grant.save();
  return grant;
}
