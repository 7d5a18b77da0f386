import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseArguments } from './arguments.ts';

describe('the arguments', () => {
  it('measure three sizes when nothing is said', () => {
    const { sizes, seconds, rounds, only, soak } = parseArguments([]);
    assert.deepEqual([sizes, seconds, rounds, only, soak], [[10, 100_000, 1_000_000], 10, 3, undefined, undefined]);
  });

  it('take what is said', () => {
    const said = parseArguments(['--sizes', '10,20000', '--seconds', '2', '--only', 'search, create', '--markdown']);
    assert.deepEqual(
      [said.sizes, said.seconds, said.only, said.markdown],
      [[10, 20_000], 2, ['search', 'create'], true],
    );
  });

  for (const wrong of [
    ['--sizes', '10,many'],
    ['--seconds', '0'],
    ['--rounds', '1.5'],
    ['--soak', ''],
    ['--unknown'],
    ['x'],
  ]) {
    it(`refuse ${wrong.join(' ')}, and say how it is meant`, () => {
      assert.throws(() => parseArguments(wrong), { name: 'Failure', message: /Usage: npm run bench/ });
    });
  }
});
