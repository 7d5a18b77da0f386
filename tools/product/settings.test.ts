import assert from 'node:assert/strict';
import { it } from 'node:test';
import { withoutProductSettings } from './settings.ts';

it('takes the settings of the product out of an environment and leaves the rest', () => {
  const rest = { PATH: '/bin', HOME: '/home/somebody', HTTPS_PROXY: 'http://proxy', MY_PORT: '1' };
  const settings = { HOST: '::', PORT: '1', DATABASE_URL: 'x', ANTHROPIC_API_KEY: 'x', LOG_LEVEL: 'debug' };
  assert.deepEqual(withoutProductSettings({ ...rest, ...settings }), rest);
});
