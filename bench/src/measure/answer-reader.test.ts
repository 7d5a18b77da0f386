import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../../backend/src/common/seeded-random.ts';
import { AnswerReader, MalformedAnswerError, type BriefAnswer } from './answer-reader.ts';

const answerOf = (status: number, body: string, headers: readonly string[] = []): Buffer => {
  const length = `content-length: ${Buffer.byteLength(body)}`;
  return Buffer.from([`HTTP/1.1 ${status} Some Words`, ...headers, length, '', body].join('\r\n'));
};

const ok: BriefAnswer = { status: 200, beginning: '', closes: false };

describe('reading answers', () => {
  it('does not mind where one is cut in two', () => {
    const bytes = answerOf(422, '{"detail":"zu groß"}', ['Date: today', 'Connection: keep-alive']);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const reader = new AnswerReader();
      const first = reader.push(bytes.subarray(0, cut));
      const answer = first ?? reader.push(bytes.subarray(cut));
      assert.deepEqual(answer, { status: 422, beginning: '{"detail":"zu groß"}', closes: false }, `cut at ${cut}`);
      assert.equal(first !== undefined, cut === bytes.length);
    }
  });

  it('finds answers of all sizes one after the other, however they come, in a buffer that is used again', () => {
    const random = seededRandom(7);
    const buffer = Buffer.alloc(65_536);
    for (const most of [1, 3, 50, 1_000, 65_536]) {
      const reader = new AnswerReader();
      for (const size of [0, 1, 2, 63, 1_000, 70_000]) {
        const body = 'x'.repeat(size);
        const refused = random() < 0.5;
        const bytes = answerOf(refused ? 500 : 200, body, ['x-other: content-length: 3']);
        let answer: BriefAnswer | undefined;
        for (let at = 0; at < bytes.length;) {
          assert.equal(answer, undefined);
          const length = 1 + Math.floor(random() * most);
          const copied = bytes.copy(buffer, 0, at, at + length);
          at += copied;
          answer = reader.push(buffer.subarray(0, copied));
          buffer.fill('?');
        }
        assert.deepEqual(answer, refused ? { ...ok, status: 500, beginning: body.slice(0, 200) } : ok);
      }
    }
  });

  it('tells when the connection closes afterwards', () => {
    assert.deepEqual(new AnswerReader().push(answerOf(200, '', ['Connection: Close'])), { ...ok, closes: true });
  });

  const malformed: [what: string, bytes: Buffer | string, message: RegExp][] = [
    ['another protocol', 'SSH-2.0-Server\r\n\r\n', /HTTP\/1\.1: SSH-2\.0-Server/],
    ['another version of HTTP', 'HTTP/1.0 200 OK\r\ncontent-length: 0\r\n\r\n', /HTTP\/1\.0/],
    ['a status that is none', 'HTTP/1.1 20 OK\r\ncontent-length: 0\r\n\r\n', /HTTP\/1\.1 20 OK/],
    ['a line that is no header', 'HTTP/1.1 200 OK\r\nnonsense\r\n\r\n', /header: nonsense/],
    ['no length', 'HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n', /200 has no content-length/],
    ['a length that is no number', 'HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n', /content-length: -1/],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n', /content-length: 2/],
    ['chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', /chunks/],
    ['a head without end', `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(20_000)}`, /head is longer/],
    [
      'more than the length',
      Buffer.concat([answerOf(200, 'body'), Buffer.from('!')]),
      /longer than its content-length/,
    ],
  ];
  for (const [what, bytes, message] of malformed) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => new AnswerReader().push(Buffer.from(bytes)),
        (error) => error instanceof MalformedAnswerError && message.test(error.message),
      );
    });
  }
});
