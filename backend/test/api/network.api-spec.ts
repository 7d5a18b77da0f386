import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InjectOptions } from 'fastify';
import { STRICT_TRANSPORT } from '../../src/common/http/security-headers.js';
import { TestApp } from '../support/test-app.js';

const PROXY = '10.9.8.7';

describe('behind a proxy that is trusted', () => {
  let product: TestApp;
  let seen: { ip: string; host: string; protocol: string }[] = [];
  beforeAll(async () => {
    product = await TestApp.start({ TRUST_PROXY: '10.9.0.0/16', ALLOWED_HOSTS: 'desk.example.com' });
    product.app
      .getHttpAdapter()
      .getInstance()
      .addHook('onResponse', (request, _reply, done) => {
        seen.push({ ip: request.ip, host: request.host, protocol: request.protocol });
        done();
      });
  });
  afterAll(() => product.stop());

  const ask = async (remoteAddress: string, headers: Record<string, string>) => {
    seen = [];
    const answer = await product.app.inject({ url: '/api/tickets/', remoteAddress, headers });
    return { answer, request: seen[0] };
  };
  const forwarded = {
    host: 'inner.example.com',
    'x-forwarded-for': '203.0.113.5',
    'x-forwarded-host': 'desk.example.com',
    'x-forwarded-proto': 'https',
  };

  it('takes address, host and protocol from it', async () => {
    const { answer, request } = await ask(PROXY, forwarded);
    expect(request).toEqual({ ip: '203.0.113.5', host: 'desk.example.com', protocol: 'https' });
    expect([answer.statusCode, answer.headers['strict-transport-security']]).toEqual([200, STRICT_TRANSPORT]);
  });

  it('believes nobody else', async () => {
    const { answer, request } = await ask('203.0.113.66', { ...forwarded, host: 'desk.example.com' });
    expect(request).toEqual({ ip: '203.0.113.66', host: 'desk.example.com', protocol: 'http' });
    expect(answer.headers).not.toHaveProperty('strict-transport-security');
  });

  it('takes the address that the proxy saw, whatever the client claims before it', async () => {
    const { request } = await ask(PROXY, { ...forwarded, 'x-forwarded-for': '127.0.0.1, 203.0.113.5' });
    expect(request?.ip).toBe('203.0.113.5');
  });

  it.each(['evil.example.com', 'desk.example.com.evil.example.com', 'desk.example.com@evil.example.com', 'localhost'])(
    'refuses requests for %s',
    async (host) => {
      for (const headers of [
        { host, 'x-forwarded-for': '203.0.113.5' },
        { ...forwarded, 'x-forwarded-host': host },
      ]) {
        const { answer } = await ask(PROXY, headers);
        expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([421, 'unknown_host']);
        expect(answer.body).not.toContain('evil');
      }
    },
  );

  it('answers for its host with any port, and health checks for every host', async () => {
    expect((await ask('203.0.113.5', { host: 'Desk.example.com:8443' })).answer.statusCode).toBe(200);
    const health = await product.app.inject({ url: '/health/live', headers: { host: '10.0.0.3:8080' } });
    expect(health.statusCode).toBe(200);
  });
});

describe('on the own machine only', () => {
  let product: TestApp;
  beforeAll(async () => {
    product = await TestApp.start({ CORS_ORIGINS: 'https://desk.example.com,http://localhost:4200' });
  });
  afterAll(() => product.stop());

  const ask = (options: InjectOptions) => product.app.inject({ url: '/api/tickets/', ...options });

  it.each(['localhost:8080', '127.0.0.1:8080', '[::1]:8080'])('answers as %s', async (host) => {
    expect((await ask({ headers: { host } })).statusCode).toBe(200);
  });

  it('refuses the name of a web site that leads there', async () => {
    expect((await ask({ headers: { host: 'rebound.example.com' } })).statusCode).toBe(421);
  });

  it.each(['https://desk.example.com', 'http://localhost:4200'])('lets pages of %s read answers', async (origin) => {
    const { headers } = await ask({ headers: { origin } });
    expect(headers['access-control-allow-origin']).toBe(origin);
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
    expect(headers.vary).toContain('Origin');
    for (const name of ['Link', 'X-Total-Count', 'ETag', 'Location', 'Retry-After']) {
      expect(headers['access-control-expose-headers']).toContain(name);
    }
  });

  it('lets them read refusals too', async () => {
    const { statusCode, headers } = await ask({ url: '/api/tickets/7/', headers: { origin: 'http://localhost:4200' } });
    expect([statusCode, headers['access-control-allow-origin']]).toEqual([404, 'http://localhost:4200']);
  });

  it('answers their preflights', async () => {
    const { statusCode, headers } = await ask({
      method: 'OPTIONS',
      headers: {
        origin: 'https://desk.example.com',
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'content-type,if-match,authorization',
      },
    });
    expect([statusCode, headers['access-control-allow-origin']]).toEqual([204, 'https://desk.example.com']);
    expect(headers['access-control-allow-methods']).toContain('PATCH');
    expect(headers['access-control-allow-headers']).toContain('If-Match');
  });

  it.each([
    'https://evil.example.com',
    'https://desk.example.com.evil.example.com',
    'https://desk.example.com:8443',
    'http://desk.example.com',
    'null',
  ])('lets %s read nothing', async (origin) => {
    for (const method of ['GET', 'OPTIONS'] as const) {
      const { headers } = await ask({ method, headers: { origin, 'access-control-request-method': 'DELETE' } });
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    }
  });
});

describe('without origins', () => {
  it('adds nothing to any answer', async () => {
    const product = await TestApp.start();
    const { headers } = await product.app.inject({ url: '/api/tickets/', headers: { origin: 'http://localhost' } });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    await product.stop();
  });
});
