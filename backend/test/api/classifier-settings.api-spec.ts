import { afterEach, describe, expect, it } from '@jest/globals';
import { actAs, PERSON } from '../support/acting-as.js';
import { TestApp } from '../support/test-app.js';

const PATH = '/api/classification/settings/';

interface Setting {
  variable: string;
  value: string | number | null;
  is_secret: boolean;
  is_set: boolean;
  is_changeable: boolean;
  is_changed: boolean;
  environment_value: string | number | null;
  minimum: number | null;
  maximum: number | null;
}

describe('the settings of the classifier', () => {
  let product: TestApp;
  afterEach(() => product.stop());

  async function read(settings: Record<string, string>) {
    product = await TestApp.start(settings);
    actAs(product, PERSON.admin);
    const answer = await product.request('GET', PATH);
    expect(answer.statusCode).toBe(200);
    const all = answer.json<Setting[]>();
    return { body: answer.body, all, byName: Object.fromEntries(all.map(({ variable, ...rest }) => [variable, rest])) };
  }

  it('are those in force, without a language model those that count', async () => {
    const { all } = await read({ REVIEW_THRESHOLD: '0.7' });
    expect(all.map(({ variable, value }) => [variable, value])).toEqual([
      ['REVIEW_THRESHOLD', 0.7],
      ['LEARNING', 'off'],
      ['LEARNING_MIN_DECISIONS', 50],
      ['LLM_PROVIDERS', null],
    ]);
  });

  it('tell what administrators can make of them, and what the environment says', async () => {
    const { all } = await read({ REVIEW_THRESHOLD: '0.7', OPENAI_API_KEY: 'k' });
    const changeable = all.filter(({ is_changeable: isChangeable }) => isChangeable);
    expect(
      changeable.map(({ variable, environment_value: value, is_changed: isChanged, minimum, maximum }) => [
        variable,
        value,
        isChanged,
        minimum,
        maximum,
      ]),
    ).toEqual([
      ['REVIEW_THRESHOLD', 0.7, false, 0.01, 1],
      ['LEARNING', 'off', false, null, null],
      ['LEARNING_MIN_DECISIONS', 50, false, 1, 1_000_000],
      ['LLM_ENABLED', 'on', false, null, null],
      ['LLM_DAILY_CALLS', 10_000, false, 1, 1_000_000_000_000],
      ['LLM_DAILY_TOKENS', 20_000_000, false, 1, 1_000_000_000_000],
    ]);
  });

  it('tell of a key that it is set, and never what it is, nor an address', async () => {
    const secrets = {
      ANTHROPIC_API_KEY: 'sk-very-secret',
      OPENAI_COMPATIBLE_BASE_URL: 'http://hush.example/v1',
    };
    const { body, byName } = await read({
      ...secrets,
      OPENAI_COMPATIBLE_MODEL: 'small',
      ANTHROPIC_INPUT_PRICE: '1',
      ANTHROPIC_OUTPUT_PRICE: '5',
    });
    expect(body).not.toMatch(/very-secret|hush/);
    expect(byName['LLM_PROVIDERS']?.value).toBe('anthropic, openai_compatible');
    expect(byName['LLM_BUDGET_MS']?.value).toBe(6_000);
    const fixed = { is_changeable: false, is_changed: false, environment_value: null, minimum: null, maximum: null };
    expect(byName['ANTHROPIC_API_KEY']).toEqual({ value: null, is_secret: true, is_set: true, ...fixed });
    expect(byName['ANTHROPIC_OUTPUT_PRICE']?.value).toBe(5);
    expect(byName['OPENAI_COMPATIBLE_API_KEY']).toMatchObject({ value: null, is_secret: true, is_set: false });
    expect(byName['OPENAI_COMPATIBLE_BASE_URL']).toMatchObject({ value: null, is_secret: true, is_set: true });
    expect(byName['ANTHROPIC_BASE_URL']).toMatchObject({ value: null, is_secret: true, is_set: false });
    expect(byName['OPENAI_COMPATIBLE_INPUT_PRICE']).toMatchObject({ value: null, is_secret: false, is_set: false });
  });

  it('are nobody else’s business', async () => {
    product = await TestApp.start();
    actAs(product, PERSON.agent);
    expect((await product.request('GET', PATH)).json()).toMatchObject({ status: 403, required: 'models:manage' });
  });
});
