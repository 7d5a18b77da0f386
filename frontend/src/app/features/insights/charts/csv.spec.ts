import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from './csv';
import type { FiguresSheet } from './figures-sheet';

const SHEET: FiguresSheet = { caption: 'Tickets', fileName: 'tickets', head: ['Day', 'Created'], rows: [] };

describe('toCsv', () => {
  it('has a line for the head and one for each row, numbers without separators', () => {
    const rows = [
      ['Sat, 21 Nov', 12_400],
      ['Sun', 0],
    ];
    expect(toCsv({ ...SHEET, rows })).toBe('\uFEFFDay,Created\r\n"Sat, 21 Nov",12400\r\nSun,0\r\n');
  });

  it('takes of a twofold cell what a program reads, in the head as well', () => {
    const twofold = { ...SHEET, head: ['Share', { text: 'Took', value: 'Took (seconds)' }] };
    expect(toCsv({ ...twofold, rows: [['Half', { text: '5 h 12 min', value: 18_720 }]] })).toBe(
      '\uFEFFShare,Took (seconds)\r\nHalf,18720\r\n',
    );
  });

  it('doubles quotes and keeps line breaks inside them', () => {
    expect(toCsv({ ...SHEET, rows: [['say "no"\nor not', 1]] })).toContain('"say ""no""\nor not",1\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x","y")'])(
    'makes a text of “%s”, which a spreadsheet would calculate',
    (text) => {
      const line = toCsv({ ...SHEET, rows: [[text, 1]] }).split('\r\n')[1] ?? '';
      expect(line.replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('never begins a cell with what starts a formula', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [, cell = ''] = /\r\n"?([^]*)\r\n$/.exec(toCsv({ ...SHEET, head: ['a'], rows: [[text]] })) ?? [];
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
