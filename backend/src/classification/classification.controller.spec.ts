import { afterEach, describe, expect, it } from '@jest/globals';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { errorWith, FakeAnthropicServer, messageWith, type Answer } from '../../test/support/fake-anthropic-server.js';
import { ProblemFilter } from '../common/errors/problem.filter.js';
import { fastifyOptions } from '../common/http/fastify-options.js';
import { useJsonBodyParser } from '../common/http/json-body-parser.js';
import { validationPipe } from '../common/validation/validation.pipe.js';
import { ConfigModule } from '../config/config.module.js';
import { readEnvironment } from '../config/environment.js';
import { ClassificationModule } from './classification.module.js';

const PATH = '/api/tickets/classify/';

let app: NestFastifyApplication | undefined;
let server: FakeAnthropicServer | undefined;

async function startApp(variables: Record<string, string> = {}): Promise<NestFastifyApplication> {
  const environment = readEnvironment({ DATABASE_URL: 'postgres://unused', ...variables });
  const module = await Test.createTestingModule({
    imports: [ConfigModule.with(environment), ClassificationModule],
  }).compile();
  module.useLogger(false);
  app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(fastifyOptions('silent')), {
    bodyParser: false,
  });
  useJsonBodyParser(app);
  app.useGlobalPipes(validationPipe);
  app.useGlobalFilters(new ProblemFilter(() => undefined));
  return app.init();
}

async function startWithProvider(answer: Answer): Promise<NestFastifyApplication> {
  server = await FakeAnthropicServer.start(answer);
  return startApp({ ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: server.url });
}

const classify = async (running: NestFastifyApplication, payload: object, url = PATH) =>
  running.inject({ method: 'POST', url, payload });

afterEach(async () => {
  await app?.close();
  await server?.stop();
  app = server = undefined;
});

describe('POST /api/tickets/classify/', () => {
  it('suggests without a key, in the shape of the contract', async () => {
    const response = await classify(await startApp(), { title: 'Help', description: 'I was charged twice.' });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      suggested_category: 'billing',
      suggested_priority: 'high',
      category_confidence: 0.85,
      priority_confidence: 0.75,
      confidence: 0.75,
      source: 'embedded',
      degraded: false,
      reason: expect.stringContaining('charged twice'),
      evidence: [{ field: 'description', start: 6, end: 19, text: 'charged twice' }],
    });
  });

  it('answers without the trailing slash too', async () => {
    const response = await classify(await startApp(), { description: 'refund' }, '/api/tickets/classify');
    expect(response.statusCode).toBe(200);
  });

  it('passes on the configured model’s suggestion', async () => {
    const answer = {
      category: 'account',
      priority: 'low',
      category_confidence: 0.4,
      priority_confidence: 0.9,
      reason: 'A wish about the profile.',
      evidence: ['my nickname'],
    };
    const running = await startWithProvider(messageWith(JSON.stringify(answer)));
    const response = await classify(running, { description: 'Please change my nickname.' });
    expect(response.json()).toMatchObject({
      suggested_category: 'account',
      confidence: 0.4,
      source: 'anthropic',
      degraded: false,
      evidence: [{ field: 'description', start: 14, end: 25, text: 'my nickname' }],
    });
  });

  it('stays 200 and admits it when the configured model fails', async () => {
    const response = await classify(await startWithProvider(errorWith(401, 'authentication_error')), {
      description: 'refund',
    });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({ source: 'embedded', degraded: true });
    expect(response.body).not.toContain('stay private');
  });

  it('marks values that are no prediction', async () => {
    const response = await classify(await startApp(), { description: 'lorem ipsum' });
    expect(response.json()).toMatchObject({ source: 'default', degraded: true, confidence: 0, evidence: [] });
  });

  it.each([
    [{}, 'description'],
    [{ description: ' \u200b\n' }, 'description'],
    [{ description: 7 }, 'description'],
    [{ description: '😀'.repeat(20_001) }, 'description'],
    [{ description: 'x', title: 'y'.repeat(201) }, 'title'],
    [{ description: 'x', title: null }, 'title'],
  ])('refuses %.40j and names the field', async (payload, field) => {
    const response = await classify(await startApp(), payload);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'validation_failed', errors: { [field]: [expect.any(String)] } });
  });

  it('accepts texts of exactly the allowed length and a blank title', async () => {
    const running = await startApp();
    const long = await classify(running, { title: '😀'.repeat(200), description: '😀'.repeat(20_000) });
    const blank = await classify(running, { title: ' ', description: 'x' });
    expect([long.statusCode, blank.statusCode]).toEqual([200, 200]);
  });

  it('cancels the call to the model when the client goes away', async () => {
    const client = new AbortController();
    const running = await startWithProvider(() => client.abort());
    await running.listen(0, '127.0.0.1');
    const call = fetch(`${await running.getUrl()}${PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ description: 'x' }),
      signal: client.signal,
    });
    await expect(call).rejects.toThrow();
    await server?.clientGone;
  });

  it('does not cancel the call of a client that stays', async () => {
    const slow: Answer = (response, request) => void setTimeout(() => messageWith('nonsense')(response, request), 50);
    const running = await startWithProvider(slow);
    await running.listen(0, '127.0.0.1');
    const response = await fetch(`${await running.getUrl()}${PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ description: 'refund' }),
    });
    expect(response.status).toBe(200);
  });
});
