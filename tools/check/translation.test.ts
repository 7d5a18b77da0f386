import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { staleness, translationFaults } from './translation.ts';

const source = {
  1: 'Queue',
  2: 'Ticket {$number} of {$all}',
  3: '{VAR_PLURAL, plural, =1 {one} other {{INTERPOLATION} more}}',
};
const german = {
  1: 'Warteschlange',
  2: 'Von {$all} Ticket {$number}',
  3: '{VAR_PLURAL, plural, =1 {eins} other {{INTERPOLATION} weitere}}',
};

describe('the messages', () => {
  it('are fresh when they are those of the code, in whatever order', () => {
    assert.deepEqual(staleness({ 1: 'Queue', 2: 'Ticket' }, { 2: 'Ticket', 1: 'Queue' }), []);
  });

  it('are stale when a text is new or gone', () => {
    assert.deepEqual(staleness({ 1: 'Queue', 3: 'Insights' }, { 1: 'Queue', 2: 'Ticket' }), [
      'new       3 Insights',
      'gone      2 Ticket',
    ]);
  });
});

describe('a translation', () => {
  it('is sound when every message is there with its placeholders, in the order of its language', () => {
    assert.deepEqual(translationFaults(source, german), []);
  });

  it('is not when a message is missing or needless', () => {
    const { 1: _, ...rest } = german;
    assert.deepEqual(translationFaults(source, { ...rest, 4: 'Alt' }), ['missing   1 Queue', 'needless  4 Alt']);
  });

  for (const [id, text] of [
    ['2', 'Ticket {$number}'],
    ['2', 'Ticket {$number} von {$alle}'],
    ['3', '{VAR_PLURAL, plural, =1 {eins} other {weitere}}'],
    ['3', '{VAR_SELECT, select, =1 {eins} other {{INTERPOLATION} weitere}}'],
  ] as const) {
    it(`is not when it fills in something else: ${text}`, () => {
      const faults = translationFaults(source, { ...german, [id]: text });
      assert.equal(faults.length, 1);
      assert.match(faults[0] ?? '', new RegExp(`^differs   ${id} `));
    });
  }
});
