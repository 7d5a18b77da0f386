import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Authentication } from '../../src/access/authentication.js';
import { PERSON } from '../support/acting-as.js';
import { TestApp } from '../support/test-app.js';

const TICKET = { title: 'Refund', description: 'x', category: 'billing', priority: 'low' };

describe('limits on requests', () => {
  let product: TestApp;
  afterEach(() => product.stop());

  const start = async (settings: Record<string, string>) => {
    product = await TestApp.start({
      RATE_LIMIT_SUBMIT: '2',
      RATE_LIMIT_CLASSIFY: '3',
      RATE_LIMIT_OTHER: '4',
      ...settings,
    });
  };
  const ask = (method: 'GET' | 'POST', url: string, remoteAddress: string, payload?: object) =>
    product.app.inject({ method, url, remoteAddress, ...(payload && { payload }) });
  const statuses = async (times: number, ...request: Parameters<typeof ask>) => {
    const seen: number[] = [];
    for (let time = 0; time < times; time++) seen.push((await ask(...request)).statusCode);
    return seen;
  };

  it('are refused with a problem that says when to come again', async () => {
    await start({ ANONYMOUS_ROLE: 'requester' });
    expect(await statuses(2, 'POST', '/api/tickets/', '203.0.113.5', TICKET)).toEqual([201, 201]);
    const answer = await ask('POST', '/api/tickets/', '203.0.113.5', TICKET);
    expect(answer.json()).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('are by kind of route and by address, the /64 of an IPv6 address', async () => {
    await start({ ANONYMOUS_ROLE: 'requester' });
    expect(await statuses(4, 'POST', '/api/tickets/classify/', '2001:db8::1', TICKET)).toEqual([200, 200, 200, 429]);
    expect(await statuses(1, 'POST', '/api/tickets/classify/', '2001:db8::2', TICKET)).toEqual([429]);
    expect(await statuses(1, 'POST', '/api/tickets/classify/', '2001:db8:0:1::2', TICKET)).toEqual([200]);
    expect(await statuses(5, 'GET', '/api/session/', '2001:db8::1')).toEqual([200, 200, 200, 200, 429]);
  });

  it('are not for visitors who may do everything', async () => {
    await start({ ANONYMOUS_ROLE: 'agent' });
    expect(await statuses(5, 'POST', '/api/tickets/', '127.0.0.1', TICKET)).toEqual([201, 201, 201, 201, 201]);
  });

  it('count what is refused as well: by the address of whoever may not do it or is not who they claim to be', async () => {
    await start({ ANONYMOUS_ROLE: 'requester' });
    expect(await statuses(5, 'GET', '/api/tickets/', '203.0.113.5')).toEqual([401, 401, 401, 401, 429]);
    const seen: number[] = [];
    for (let time = 0; time < 5; time++) {
      const headers = { authorization: `Bearer td_${time}` };
      const answer = await product.app.inject({ url: '/api/tickets/', remoteAddress: '203.0.113.6', headers });
      seen.push(answer.statusCode);
    }
    expect(seen).toEqual([401, 401, 401, 401, 429]);
  });

  it('are by id for people and tokens, wherever they are', async () => {
    await start({ ANONYMOUS_ROLE: 'agent' });
    jest
      .spyOn(product.app.get(Authentication), 'principalOf')
      .mockImplementation(({ headers }) => Promise.resolve({ ...PERSON.agent, id: Number(headers['x-test-person']) }));
    const as = (person: string, remoteAddress: string) =>
      product.app.inject({
        method: 'POST',
        url: '/api/tickets/',
        payload: TICKET,
        remoteAddress,
        headers: { 'x-test-person': person },
      });
    const seen = [
      await as('1', '203.0.113.1'),
      await as('1', '203.0.113.2'),
      await as('1', '203.0.113.3'),
      await as('2', '203.0.113.1'),
    ];
    expect(seen.map(({ statusCode }) => statusCode)).toEqual([201, 201, 429, 201]);
  });
});
