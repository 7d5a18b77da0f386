import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

const GRANTED = { access_token: 'x', token_type: 'Bearer' };

/** A provider that says whatever a test wants it to say. */
export class HostileOpenIdProvider {
  /** What comes into the ID token, on top of what would be right. */
  claims: object = {};
  /** Members of the answer of the token endpoint, besides the ID token. */
  answer: object = GRANTED;
  /** Signs with another key than the one that it shows. */
  isForged = false;
  /** Signs with nothing at all. */
  isUnsigned = false;
  /** Answers the token endpoint with it instead. */
  status = 200;
  /** What it calls itself. */
  name: string | undefined;

  private readonly own = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  private readonly other = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  private readonly server = createServer((request, response) => this.handle(request, response));

  static async start(): Promise<HostileOpenIdProvider> {
    const started = new HostileOpenIdProvider();
    await new Promise<void>((resolve) => started.server.listen(0, '127.0.0.1', resolve));
    return started;
  }

  /** From here on everything is right. */
  behave(): void {
    Object.assign(this, { claims: {}, answer: GRANTED, isForged: false, isUnsigned: false, status: 200 });
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private handle({ url }: IncomingMessage, response: ServerResponse): void {
    const send = (body: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url === '/.well-known/openid-configuration') send(this.metadata());
    else if (url === '/jwks')
      send({ keys: [{ ...this.own.publicKey.export({ format: 'jwk' }), use: 'sig', kid: '1' }] });
    else if (url === '/token') send({ ...this.answer, id_token: this.idToken() }, this.status);
    else send({ error: 'not_found' }, 404);
  }

  private metadata(): object {
    return {
      issuer: this.name ?? this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/jwks`,
    };
  }

  private idToken(): string {
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: this.issuer, aud: 'triagedesk', sub: 'mallory', iat: now, exp: now + 60, ...this.claims };
    const signed = `${base64url({ alg: this.isUnsigned ? 'none' : 'RS256', kid: '1' })}.${base64url(claims)}`;
    return `${signed}.${this.isUnsigned ? '' : this.signature(signed, this.isForged ? this.other.privateKey : this.own.privateKey)}`;
  }

  private signature(text: string, key: KeyObject): string {
    return sign('sha256', Buffer.from(text), key).toString('base64url');
  }
}
