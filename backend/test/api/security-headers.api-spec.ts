import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pagePolicy, SECURITY_HEADERS } from '../../src/common/http/security-headers.js';
import { TestApp } from '../support/test-app.js';

const CLOSED = "default-src 'none'; frame-ancestors 'none'";

const fileOf = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('security headers', () => {
  let folder: string;
  let product: TestApp;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'triagedesk-frontend-'));
    writeFileSync(
      join(folder, 'index.html'),
      '<script src="a.js" nonce="CSP_NONCE"></script><td-root ngcspnonce="CSP_NONCE">',
    );
    writeFileSync(join(folder, 'theme.js'), 'theme()');
    product = await TestApp.start({ FRONTEND_DIST: folder });
  });
  afterAll(async () => {
    await product.stop();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['GET', '/api/tickets/', 200],
    ['GET', '/api/tickets/7/', 404],
    ['GET', '/api/tickets/?priority=urgent', 400],
    ['GET', '/api/nothing', 404],
    ['GET', '/api/%zz', 400],
    ['POST', '/api/tickets/', 400],
    ['OPTIONS', '/api/tickets/', 404],
    ['GET', '/health/live', 200],
    ['GET', '/docs-json', 200],
    ['GET', '/docs/swagger-ui-bundle.js', 200],
    ['GET', '/theme.js', 200],
  ] as const)('are on the answer to %s %s', async (method, url, status) => {
    const answer = await product.request(method, url);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers).toMatchObject({ ...SECURITY_HEADERS, 'content-security-policy': CLOSED });
    expect(answer.headers).not.toHaveProperty('server');
    expect(answer.headers).not.toHaveProperty('x-powered-by');
    expect(answer.headers).not.toHaveProperty('strict-transport-security');
  });

  it('are on the answer to what is not HTTP', async () => {
    await product.app.listen(0, '127.0.0.1');
    const socket = connect(Number(new URL(await product.app.getUrl()).port), '127.0.0.1');
    socket.end('nonsense\r\n\r\n');
    const answer = (await text(socket)).toLowerCase();
    expect(answer).toContain('http/1.1 400');
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      expect(answer).toContain(`${name}: ${value.toLowerCase()}`);
  });

  it('keep tickets out of every cache, unless a route says otherwise', async () => {
    expect((await product.request('GET', '/api/tickets/')).headers['cache-control']).toBe('no-store');
    expect((await product.request('GET', '/health/live')).headers).not.toHaveProperty('cache-control');
    expect((await product.request('GET', '/theme.js')).headers['cache-control']).toBe('no-cache');
  });

  it.each(['/', '/queue', '/index.html'])(
    'give the page at %s a nonce that is in its policy, another one each time',
    async (url) => {
      const nonces: string[] = [];
      for (let time = 0; time < 2; time++) {
        const { body, headers } = await product.request('GET', url);
        const [first, ...others] = [...body.matchAll(/nonce="([\w-]{22})"/g)].map(([, nonce = '']) => nonce);
        expect(others).toEqual([first]);
        expect(headers['content-security-policy']).toBe(pagePolicy(String(first)));
        nonces.push(String(first));
      }
      expect(nonces[0]).not.toBe(nonces[1]);
    },
  );

  it('allow no inline script anywhere, and no inline style that is not known', async () => {
    for (const url of ['/', '/docs', '/docs/', '/docs?x=1', '/api/tickets/']) {
      const policy = String((await product.request('GET', url)).headers['content-security-policy']);
      expect(policy).toMatch(/^default-src 'none'/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe-(inline|eval)|\*/);
    }
  });

  it('are the same where nginx answers itself', () => {
    const written = Object.fromEntries(
      [...fileOf('nginx/security-headers.conf').matchAll(/^add_header (\S+) "?([^"]*?)"? always;$/gm)].map(
        ([, name = '', value = '']) => [name.toLowerCase(), value],
      ),
    );
    expect(written).toEqual(SECURITY_HEADERS);
    const files = fileOf('frontend/nginx/default.conf');
    expect(files).toContain(`add_header Content-Security-Policy "${pagePolicy('$request_id')}" always;`);
    for (const server of [files, fileOf('nginx/templates/default.conf.template')]) {
      expect(server).toContain(`add_header Content-Security-Policy "${CLOSED}" always;`);
    }
  });
});
