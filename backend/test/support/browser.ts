import type { InjectOptions } from 'fastify';
import type { TestApp } from './test-app.js';

interface Visit {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Somebody's browser: keeps the cookie that it is given, and says that its requests come from the product's own page. */
export class Browser {
  /** Name and value. */
  cookie: string | undefined;

  /** @param address that its requests come from */
  constructor(
    private readonly product: TestApp,
    private readonly address = '127.0.0.1',
  ) {}

  async request(method: NonNullable<InjectOptions['method']>, url: string, { body, headers }: Visit = {}) {
    const answer = await this.product.app.inject({
      method,
      url,
      remoteAddress: this.address,
      headers: {
        'sec-fetch-site': 'same-origin',
        'user-agent': 'Test browser',
        ...(this.cookie !== undefined && { cookie: this.cookie }),
        ...headers,
      },
      ...(body !== undefined && { payload: body as object }),
    });
    const [cookie] = [answer.headers['set-cookie'] ?? []].flat();
    if (cookie !== undefined) this.cookie = cookie.includes('Max-Age=0') ? undefined : cookie.split(';', 1)[0];
    return answer;
  }

  async signIn(email: string, password: string) {
    return this.request('POST', '/api/session/', { body: { email, password } });
  }

  /** Whether it is signed in. */
  async isSignedIn(): Promise<boolean> {
    const answer = await this.request('GET', '/api/session/');
    return answer.json<{ principal: string }>().principal === 'person';
  }
}
