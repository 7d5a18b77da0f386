import assert from 'node:assert/strict';
import { it } from 'node:test';
import { figure, markdownTable } from './markdown-table.ts';

it('writes Markdown as prettier does', () => {
  assert.equal(
    markdownTable([
      ['', 'p95'],
      ['a | b', '1,234'],
    ]),
    ['|        |   p95 |', '| ------ | ----: |', '| a \\| b | 1,234 |'].join('\n'),
  );
});

it('shows three figures of small numbers and whole large ones', () => {
  const shown = [0.126, 1.5, 12.34, 123.4, 12_345.6, null, NaN].map(figure);
  assert.deepEqual(shown, ['0.13', '1.50', '12.3', '123', '12,346', '–', '–']);
});
