import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inSteps, widthOf } from './steps.ts';
import { StatementReader } from './wire.ts';

const int16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const text = (value: string): Buffer => Buffer.from(`${value}\0`);
const message = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
};
const bind = (name: string, ...values: (string | null)[]): Buffer =>
  message(
    'B',
    text(''),
    text(name),
    int16(0),
    int16(values.length),
    ...values.map((value) =>
      value === null ? int32(-1) : Buffer.concat([int32(Buffer.byteLength(value)), Buffer.from(value)]),
    ),
    int16(0),
  );

describe('reading statements off the wire', () => {
  const startup = message('', int32(196_608), text('user'), text('x'), text(''));
  const conversation = Buffer.concat([
    startup,
    message('Q', text('BEGIN')),
    message('P', text(''), text('SELECT $1, $2'), int16(0)),
    bind('', 'grün', null),
    message('E', text(''), int32(0)),
    message('S'),
    message('P', text('kept'), text('SELECT $1'), int16(0)),
    bind('kept', '1'),
    bind('kept', '2'),
  ]);
  const expected = [
    { text: 'BEGIN', name: '', values: [] },
    { text: 'SELECT $1, $2', name: '', values: ['grün', null] },
    { text: 'SELECT $1', name: 'kept', values: ['1'] },
    { text: 'SELECT $1', name: 'kept', values: ['2'] },
  ];

  it('finds text, name and values', () => {
    assert.deepEqual(new StatementReader().push(conversation), expected);
  });

  it('does not mind how the bytes are cut', () => {
    const reader = new StatementReader();
    const statements = [...conversation].flatMap((byte) => reader.push(Buffer.from([byte])));
    assert.deepEqual(statements, expected);
  });
});

describe('the steps of a request', () => {
  const statement = (name: string, connection: number, startedAt: number, endedAt: number) => ({
    text: name,
    name: '',
    values: [],
    connection,
    startedAt,
    endedAt,
  });

  it('keep one after the other what ran so, and at once what overlapped', () => {
    const steps = inSteps([
      statement('page', 8, 0, 5),
      statement('count', 3, 1, 9),
      statement('suggestions', 8, 10, 12),
    ]);
    assert.deepEqual(
      steps.map((step) => step.map(({ text, connection }) => [text, connection])),
      [
        [
          ['page', 0],
          ['count', 1],
        ],
        [['suggestions', 0]],
      ],
    );
    assert.equal(widthOf(steps), 2);
  });

  it('are none for a request that asked nothing', () => {
    assert.deepEqual(inSteps([]), []);
    assert.equal(widthOf([]), 0);
  });
});
