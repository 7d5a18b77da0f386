import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ADVISORY_LOCKS } from './advisory-locks.js';

const SOURCES = join(import.meta.dirname, '..');

describe('advisory locks', () => {
  it('have a number each', () => {
    const numbers = Object.values(ADVISORY_LOCKS);
    expect(new Set<number>(numbers).size).toBe(numbers.length);
  });

  it('are taken by a number of the list wherever they are taken', () => {
    const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
    const takers = files
      .map((path) => ({ path, text: readFileSync(join(SOURCES, path), 'utf8') }))
      .filter(({ path, text }) => /pg_(try_)?advisory_(xact_)?lock/.test(text) && !path.endsWith('.spec.ts'));
    expect(takers.length).toBeGreaterThanOrEqual(5);
    expect(takers.filter(({ text }) => !/ADVISORY_LOCKS[.[]/.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
