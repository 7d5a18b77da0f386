import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';

describe('the frontend served by the backend', () => {
  let folder: string;
  let product: TestApp;
  beforeAll(async () => {
    folder = join(mkdtempSync(join(tmpdir(), 'triagedesk-frontend-')), 'dist');
    mkdirSync(folder);
    mkdirSync(join(folder, 'media'));
    writeFileSync(join(folder, 'index.html'), '<h1>TriageDesk</h1>');
    writeFileSync(join(folder, 'main-4KQ7P2ZD.js'), 'start()');
    writeFileSync(join(folder, 'chunk-Cq_QlkP2.js'), 'more()');
    writeFileSync(join(folder, 'media', 'font-ABCD2345.woff2'), 'font');
    writeFileSync(join(folder, 'theme.js'), 'theme()');
    product = await TestApp.start({ FRONTEND_DIST: folder });
  });
  afterAll(async () => {
    await product.stop();
    rmSync(join(folder, '..'), { recursive: true });
  });

  const get = (url: string) => product.request('GET', url);

  it.each(['/', '/queue', '/queue?search=a.b', '/tickets/7', '/apiary'])(
    'is the index page at %s, never cached',
    async (url) => {
      const answer = await get(url);
      expect([answer.statusCode, answer.body]).toEqual([200, '<h1>TriageDesk</h1>']);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.headers['cache-control']).toBe('no-cache');
    },
  );

  it.each(['/main-4KQ7P2ZD.js', '/chunk-Cq_QlkP2.js', '/media/font-ABCD2345.woff2'])(
    'keeps %s for a year',
    async (url) => {
      expect((await get(url)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    },
  );

  it('sends what the build compressed to whom takes it so, and keeps it as long', async () => {
    writeFileSync(join(folder, 'main-4KQ7P2ZD.js.br'), 'small');
    const headers = { 'accept-encoding': 'gzip, deflate, br' };
    const answer = await product.app.inject({ url: '/main-4KQ7P2ZD.js', headers });
    expect(answer.body).toBe('small');
    expect(answer.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'application/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    expect((await get('/main-4KQ7P2ZD.js')).body).toBe('start()');
    expect((await product.app.inject({ url: '/theme.js', headers })).body).toBe('theme()');
  });

  it('revalidates files whose names do not change', async () => {
    expect((await get('/theme.js')).headers['cache-control']).toBe('no-cache');
  });

  it.each(['/api', '/api/nothing', '/docs/nothing', '/health/nothing', '/main-OLDOLD00.js'])(
    'has no page at %s',
    async (url) => {
      const answer = await get(url);
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([
        404,
        'application/problem+json; charset=utf-8',
      ]);
    },
  );

  it.each(['/../secret', '/%2e%2e/secret', '/media/..%2f..%2fsecret', '//secret'])(
    'gives nothing outside at %s',
    async (url) => {
      writeFileSync(join(folder, '..', 'secret'), 'do not read');
      expect((await get(url)).body).not.toContain('do not read');
    },
  );

  it('leaves the API and its documentation alone', async () => {
    expect((await get('/api/tickets')).json()).toEqual([]);
    expect((await get('/docs')).body).toContain('swagger-ui');
    expect((await get('/docs-json')).json()).toHaveProperty('openapi');
  });
});
