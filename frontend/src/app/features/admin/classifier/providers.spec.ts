import { beforeEach, describe, expect, it } from 'vitest';
import type { Provider } from '../../../api/types';
import { Served } from '../../../core/testing/served';
import { Providers } from './providers';

const ADDRESS = '/api/classification/providers/';

const EMBEDDED: Provider = {
  name: 'embedded',
  model: 'embedded',
  version: 'linear-1',
  state: 'ready',
  last_error: null,
  latency: null,
  today: null,
  caps: null,
};
const CLAUDE: Provider = {
  ...EMBEDDED,
  name: 'anthropic',
  model: 'claude-haiku-5-5',
  version: '2',
  latency: { answers: 42, median_ms: 640, p95_ms: 1_310 },
  today: { calls: 120, input_tokens: 96_000, output_tokens: 15_600, cost_usd: null },
  caps: { calls: 10_000, tokens: 20_000_000 },
};

describe('Providers', () => {
  let page: Served;

  beforeEach(async () => {
    page = new Served(Providers);
    await page.open();
  });

  const rows = () =>
    [...page.element.querySelectorAll('li')].map(({ textContent }) => textContent.replaceAll(/\s+/g, ' '));

  it('tells who answers and what that takes', async () => {
    await page.answer('GET', ADDRESS, [CLAUDE, EMBEDDED]);
    const [claude, embedded] = rows();
    expect(claude).toContain('Claude claude-haiku-5-5');
    expect(claude).toContain('less than 640 ms');
    expect(claude).toContain('Today 120 of 10,000 calls and 111,600 of 20,000,000 tokens');
    expect(claude).toContain('answers now');
    expect(embedded).not.toContain('answers now');
  });

  it('tells why one does not answer, and who does instead', async () => {
    const last = { class: 'unauthorized', at: '2026-11-21T08:00:00.000Z' } as const;
    await page.answer('GET', ADDRESS, [{ ...CLAUDE, state: 'paused', last_error: last }, EMBEDDED]);
    const [claude, embedded] = rows();
    expect(claude).toMatch(/Last failure .*: the key is refused/);
    expect(claude).toContain('left alone for a while');
    expect(embedded).toContain('answers now');
  });

  it('tells that one is not asked, which is no trouble', async () => {
    await page.answer('GET', ADDRESS, [{ ...CLAUDE, state: 'off' }, EMBEDDED]);
    const [claude, embedded] = rows();
    expect(claude).toContain('switched off');
    expect(embedded).toContain('answers now');
    expect(page.element.querySelector('.trouble')).toBeNull();
  });
});
