import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FILE_WRITERS, type ExportedTicket } from '../export/exported-ticket.js';
import { FILE_FORMATS, type FileFormat } from './file-format.js';
import type { FileRow } from './file-row.js';
import { readRows } from './read-rows.js';
import { checkUtf8 } from './utf8.js';

/** A file that arrives in pieces of so many bytes. */
async function* inPieces(content: string | Buffer, size = 7): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content as string);
  for (let start = 0; start < bytes.length; start += size) {
    await Promise.resolve();
    yield bytes.subarray(start, start + size);
  }
}

async function read(format: FileFormat, content: string | Buffer, pieceSize?: number): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const row of readRows(format, checkUtf8(inPieces(content, pieceSize)))) rows.push(row);
  return rows;
}

const fieldsOf = (rows: FileRow[]) =>
  rows.map((row) => ('fields' in row ? Object.fromEntries(row.fields) : row.problem));

const TICKET: ExportedTicket = {
  id: 7,
  title: 'a',
  description: 'b',
  category: 'billing',
  category_source: 'person',
  priority: 'high',
  priority_source: 'person',
  status: 'open',
  created_at: '2026-11-21T08:00:00.000Z',
  updated_at: '2026-11-21T08:00:00.000Z',
  resolved_at: null,
  version: 1,
  needs_review: false,
};

const TEXT = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom('"', ',', ';', '\r', '\n', '\t', "'", '=', ' ', '\\', '\uFEFF', '\u2028', 'é', '😀'),
    }),
  )
  .map((text) => text.toWellFormed());

describe.each(FILE_FORMATS)('a file of the format %s', (format) => {
  it('gives back every text that was exported, however it arrives', async () => {
    const texts = fc.array(fc.record({ title: TEXT, description: TEXT }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 300 }), async (tickets, pieceSize) => {
        const { begin, write } = FILE_WRITERS[format];
        const file = begin + write(tickets.map((ticket) => ({ ...TICKET, ...ticket })));
        const rows = fieldsOf(await read(format, file, pieceSize));
        expect(rows).toEqual(tickets.map((ticket) => expect.objectContaining(ticket)));
      }),
      { numRuns: 300 },
    );
  });

  it('is refused when it is not UTF-8, also when it breaks off within a character', async () => {
    const { begin, write } = FILE_WRITERS[format];
    const file = Buffer.from(begin + write([{ ...TICKET, title: 'é' }]));
    const place = file.indexOf('é');
    const broken = Buffer.concat([file.subarray(0, place), Buffer.from([0xff]), file.subarray(place)]);
    for (const content of [broken, file.subarray(0, place + 1), Buffer.from('\ufefftitle', 'utf16le')]) {
      await expect(read(format, content)).rejects.toMatchObject({
        code: 'malformed_file',
        message: expect.stringMatching(/UTF-8/),
      });
    }
  });

  it('is refused when a row is as long as no ticket can be', async () => {
    const { begin, write } = FILE_WRITERS[format];
    const file = begin + write([TICKET, { ...TICKET, description: 'x'.repeat(600 * 1024) }]);
    await expect(read(format, file, 65_536)).rejects.toMatchObject({
      code: 'malformed_file',
      message: expect.stringMatching(/512 KiB/),
    });
  });

  it('may begin with a byte order mark, and holds nothing when it is empty', async () => {
    const { begin, write } = FILE_WRITERS[format];
    expect(fieldsOf(await read(format, `\uFEFF${begin}${write([TICKET])}`, 2))).toMatchObject([{ title: 'a' }]);
    expect(await read(format, '')).toEqual([]);
    expect(await read(format, begin)).toEqual([]);
  });
});

describe('a CSV file', () => {
  it.each(['\n', '\r\n', '\r'])('may end its lines with %j, the last one or not', async (end) => {
    for (const last of [end, '']) {
      const file = ['title,description', 'a,"b\nc"', '', 'd,e'].join(end) + last;
      expect(fieldsOf(await read('csv', file, 1))).toEqual([
        { title: 'a', description: 'b\nc' },
        { title: 'd', description: 'e' },
      ]);
    }
  });

  it('names its columns in any order and case; other empty cells are left out', async () => {
    const rows = await read('csv', 'Priority, Description ,id,TITLE,status\n,b,7,a,open\n');
    expect(fieldsOf(rows)).toEqual([{ description: 'b', id: '7', title: 'a', status: 'open' }]);
  });

  it('tells of rows with other numbers of cells, and goes on', async () => {
    const rows = await read('csv', 'title,description\na\nb,c\nd,e,f\n');
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(fieldsOf(rows)).toEqual([
      'has 1 cells where the header has 2',
      { title: 'b', description: 'c' },
      'has 3 cells where the header has 2',
    ]);
  });

  it.each([
    ['without the columns that are needed', 'name;description\na;b\n', /"title" and "description" are missing/],
    ['without one of them', 'title,text\na,b\n', /"description" is missing/],
    ['with a column twice', 'title,description,Title\na,b,c\n', /twice/],
    ['with a quotation mark that is never closed', 'title,description\na,"b\nc,d\n', /never closed/],
    ['with text behind a quoted cell', 'title,description\na,b\na,"b"c\n', /line 3/],
    ['with a quotation mark in a bare cell', 'title,description\na,5" nail\n', /line 2/],
  ])('is refused %s', async (_, file, message) => {
    await expect(read('csv', file)).rejects.toMatchObject({
      code: 'malformed_file',
      message: expect.stringMatching(message),
    });
  });
});

describe('a JSON Lines file', () => {
  it.each(['\n', '\r\n'])('may end its lines with %j and hold empty ones', async (end) => {
    expect(fieldsOf(await read('jsonl', [`{"title":"a"}`, '', ' ', `{"title":null}`].join(end)))).toEqual([
      { title: 'a' },
      { title: null },
    ]);
  });

  it('tells of lines that are no objects, and goes on', async () => {
    const rows = await read('jsonl', '{"title":"a"}\n{"title":\n[1]\nnull\n{"__proto__":1}\n');
    expect(fieldsOf(rows).slice(0, 4)).toEqual([
      { title: 'a' },
      'is not valid JSON',
      'is no JSON object',
      'is no JSON object',
    ]);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });

  it.each(['title,description\na,b\n', '[{"title":"a"}]', '{\n"title":"a"}'])(
    'is refused when it is something else: %j',
    async (file) => {
      await expect(read('jsonl', file)).rejects.toMatchObject({
        code: 'malformed_file',
        message: expect.stringMatching(/first line/),
      });
    },
  );
});
