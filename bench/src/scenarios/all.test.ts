import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chosenScenarios } from './all.ts';

const namesOf = (only?: string[]): string[] => chosenScenarios(only).map(([name]) => name);

describe('the scenarios', () => {
  it('have names of their own, by which rounds are put together', () => {
    assert.deepEqual(
      namesOf().filter((name, index, all) => all.indexOf(name) !== index),
      [],
    );
  });

  it('can be chosen by name and by group', () => {
    assert.deepEqual(namesOf(['create', 'search.rare']), ['search.rare', 'create', 'create.proposed']);
    assert.ok(namesOf(['search']).length > 1);
  });

  it('refuse a name that is none, and tell those there are', () => {
    assert.throws(() => chosenScenarios(['get', 'lits']), { name: 'Failure', message: /"lits".*list\.all/ });
  });
});
