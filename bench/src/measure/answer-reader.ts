/** An answer, with no more of its body than a message about a refusal quotes. */
export interface BriefAnswer {
  status: number;
  /** How a refused request's answer begins; empty for others, whose bodies are counted and dropped. */
  beginning: string;
  /** The server closes the connection after this answer. */
  closes: boolean;
}

/** What came is not an HTTP answer of known length; nothing that follows on the connection can be understood. */
export class MalformedAnswerError extends Error {}

const HEAD_END = Buffer.from('\r\n\r\n');
/** As much as Node's own client takes. */
const MOST_HEAD_BYTES = 16_384;
const QUOTED_BYTES = 200;

/**
 * Puts the bytes of a connection together to answers, one after the other. It only reads what a measurement needs, and
 * keeps nothing of the bytes it was given, so that they may lie in a buffer that is used again.
 */
export class AnswerReader {
  /** The beginning of a head whose end has not come yet. */
  #head: Buffer | undefined;
  /** The answer whose body is on its way. */
  #answer: BriefAnswer | undefined;
  #missing = 0;
  #quoted: Buffer[] = [];

  /**
   * @returns the answer that ends with these bytes, if one does
   * @throws MalformedAnswerError
   */
  push(bytes: Buffer): BriefAnswer | undefined {
    const body = this.#answer === undefined ? this.#readHead(bytes) : bytes;
    const answer = this.#answer;
    if (answer === undefined || body === undefined) return undefined;
    if (body.length > this.#missing) throw new MalformedAnswerError('The answer is longer than its content-length');
    this.#missing -= body.length;
    if (!isSuccess(answer.status)) this.#quote(body);
    if (this.#missing > 0) return undefined;
    const beginning = Buffer.concat(this.#quoted).toString('utf8', 0, QUOTED_BYTES);
    this.#answer = undefined;
    this.#quoted = [];
    return { ...answer, beginning };
  }

  /** @returns what follows the head, once that is complete */
  #readHead(bytes: Buffer): Buffer | undefined {
    const all = this.#head === undefined ? bytes : Buffer.concat([this.#head, bytes]);
    const end = all.indexOf(HEAD_END);
    if ((end < 0 ? all.length : end) > MOST_HEAD_BYTES) {
      throw new MalformedAnswerError(`The answer's head is longer than ${MOST_HEAD_BYTES} bytes`);
    }
    if (end < 0) {
      this.#head = Buffer.from(all);
      return undefined;
    }
    this.#head = undefined;
    const { status, length, closes } = parseHead(all.toString('latin1', 0, end));
    this.#answer = { status, closes, beginning: '' };
    this.#missing = length;
    return all.subarray(end + HEAD_END.length);
  }

  #quote(body: Buffer): void {
    const quoted = this.#quoted.reduce((sum, { length }) => sum + length, 0);
    if (quoted < QUOTED_BYTES) this.#quoted.push(Buffer.from(body.subarray(0, QUOTED_BYTES - quoted)));
  }
}

/** @throws MalformedAnswerError */
function parseHead(head: string): { status: number; length: number; closes: boolean } {
  const [statusLine = '', ...lines] = head.split('\r\n');
  const status = /^HTTP\/1\.1 (\d{3})(?: |$)/.exec(statusLine)?.[1];
  if (status === undefined) throw new MalformedAnswerError(`Not an answer of HTTP/1.1: ${statusLine.slice(0, 100)}`);
  let length: number | undefined;
  let closes = false;
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) throw new MalformedAnswerError(`Not a header: ${line.slice(0, 100)}`);
    switch (line.slice(0, colon).toLowerCase()) {
      case 'content-length': {
        const value = line.slice(colon + 1).trim();
        if (!/^\d{1,15}$/.test(value) || (length !== undefined && length !== Number(value))) {
          throw new MalformedAnswerError(`Not the length of an answer: ${line.slice(0, 100)}`);
        }
        length = Number(value);
        break;
      }
      case 'transfer-encoding':
        throw new MalformedAnswerError('The answer comes in chunks, and only a content-length is understood');
      case 'connection':
        closes ||=
          line
            .slice(colon + 1)
            .trim()
            .toLowerCase() === 'close';
        break;
    }
  }
  if (length === undefined) throw new MalformedAnswerError(`The answer ${status} has no content-length`);
  return { status: Number(status), length, closes };
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}
