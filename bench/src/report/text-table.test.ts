import assert from 'node:assert/strict';
import { it } from 'node:test';
import { figure, markdownTable, textTable } from './text-table.ts';

it('aligns columns, the first to the left and the others to the right', () => {
  assert.equal(
    textTable([
      ['', 'ms'],
      ['statistics', '1.50'],
      ['get', '12.0'],
    ]),
    ['              ms', 'statistics  1.50', 'get         12.0'].join('\n'),
  );
});

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
