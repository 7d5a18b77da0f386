import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findChromium } from './chromium.ts';

const only = (program: string) => (candidate: string) => candidate === program;

describe('findChromium', () => {
  it('prefers CHROMIUM_PATH to everything else', () => {
    assert.equal(
      findChromium({ CHROMIUM_PATH: '/my/browser', PATH: '/usr/bin' }, () => true),
      '/my/browser',
    );
  });

  it('refuses a CHROMIUM_PATH that cannot be started rather than testing with another browser', () => {
    const search = (): unknown =>
      findChromium({ CHROMIUM_PATH: '/my/typo', PATH: '/usr/bin' }, only('/usr/bin/chromium'));
    assert.throws(search, /CHROMIUM_PATH is \/my\/typo/);
  });

  it('searches the PATH under every name, then the usual places', () => {
    const env = { PATH: '/opt/bin:/usr/local/bin' };
    assert.equal(findChromium(env, only('/usr/local/bin/google-chrome')), '/usr/local/bin/google-chrome');
    assert.equal(findChromium(env, only('/usr/bin/chromium')), '/usr/bin/chromium');
    assert.equal(findChromium({}, only('/usr/bin/chromium')), '/usr/bin/chromium');
  });

  it('passes by a stub that cannot be started', () => {
    assert.equal(
      findChromium({ PATH: '/usr/bin' }, () => false),
      undefined,
    );
  });
});
