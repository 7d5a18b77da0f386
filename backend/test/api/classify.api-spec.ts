import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FakeLlmServer, silence, type Answer } from '../support/fake-llm-server.js';
import { onlyProvider, WIRE_FORMATS } from '../support/llm-wire-formats.js';
import { TestApp } from '../support/test-app.js';

const PATH = '/api/tickets/classify/';
const [FORMAT] = WIRE_FORMATS;

describe('POST /api/tickets/classify/', () => {
  let product: TestApp;
  beforeAll(async () => {
    product = await TestApp.start();
  });
  afterAll(() => product.stop());

  const classify = (payload: object, url = PATH) => product.request('POST', url, payload);

  it('suggests without a key, in the shape of the contract', async () => {
    const response = await classify({ title: 'Help', description: 'I was charged twice. Please refund me.' });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      suggested_category: 'billing',
      suggested_priority: expect.stringMatching(/^(low|medium|high|critical)$/),
      category_confidence: expect.any(Number),
      priority_confidence: expect.any(Number),
      confidence: expect.any(Number),
      source: 'embedded',
      model: 'embedded',
      version: expect.stringMatching(/./),
      degraded: false,
      reason: expect.any(String),
      evidence: expect.any(Array),
      suggestion_token: expect.stringMatching(/^v1\.[\w-]+\.[\w-]{43}$/),
    });
  });

  it('answers without the trailing slash too', async () => {
    expect((await classify({ description: 'refund' }, '/api/tickets/classify')).statusCode).toBe(200);
  });

  it.each([
    [{}, 'description'],
    [{ description: ' \u200b\n' }, 'description'],
    [{ description: 7 }, 'description'],
    [{ description: '😀'.repeat(20_001) }, 'description'],
    [{ description: 'x', title: 'y'.repeat(201) }, 'title'],
    [{ description: 'x', title: null }, 'title'],
  ])('refuses %.40j and names the field', async (payload, field) => {
    const response = await classify(payload);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'validation_failed', errors: { [field]: [expect.any(String)] } });
  });

  it('accepts texts of exactly the allowed length and a blank title', async () => {
    const long = await classify({ title: '😀'.repeat(200), description: '😀'.repeat(20_000) });
    const blank = await classify({ title: ' ', description: 'x' });
    expect([long.statusCode, blank.statusCode]).toEqual([200, 200]);
  });
});

describe('a client of a slow language model', () => {
  let product: TestApp | undefined;
  let server: FakeLlmServer | undefined;
  afterEach(async () => {
    await product?.stop();
    await server?.stop();
    product = server = undefined;
  });

  const ask = async (answer: Answer, signal?: AbortSignal, settings: Record<string, string> = {}) => {
    server = await FakeLlmServer.start(answer);
    product = await TestApp.start({ ...onlyProvider(FORMAT, server.url), ...settings });
    await product.app.listen(0, '127.0.0.1');
    return fetch(`${await product.app.getUrl()}${PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ description: 'refund' }),
      ...(signal && { signal }),
    });
  };

  it('cancels the call when it goes away', async () => {
    const client = new AbortController();
    await expect(ask(() => client.abort(), client.signal)).rejects.toThrow();
    const left = performance.now();
    await server?.clientGone;
    expect(performance.now() - left).toBeLessThan(1_000);
  });

  it('does not cancel the call when it stays', async () => {
    const slow: Answer = (response, request) => void setTimeout(() => FORMAT.answer('nonsense')(response, request), 50);
    expect((await ask(slow)).status).toBe(200);
  });

  it('still gets its answer when the product is told to stop meanwhile', async () => {
    const stopping: { closed?: Promise<void> } = {};
    const hanging: Answer = (response, request) => {
      silence(response, request);
      stopping.closed = product?.app.close() ?? Promise.resolve();
    };
    const response = await ask(hanging, undefined, { LLM_BUDGET_MS: '300' });
    expect(await response.json()).toMatchObject({ source: 'embedded', degraded: true });
    // fetch would keep the connection open for a minute
    product?.app.getHttpServer().closeAllConnections();
    await stopping.closed;
  });
});
