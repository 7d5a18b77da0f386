import { connect, type Socket } from 'node:net';
import { AnswerReader, type BriefAnswer } from './answer-reader.ts';

/** What takes longer has failed, in milliseconds. */
const TIMEOUT_MS = 10_000;
const READ_BUFFER_BYTES = 65_536;

/**
 * A connection that stays open, for one request at a time. It works on the bare socket and reads into one buffer again and
 * again: whatever the client of a measurement computes is missing for the server on the same cores.
 */
export class Connection {
  readonly #socket: Socket;
  readonly #reader = new AnswerReader();
  #answered: ((answer: BriefAnswer) => void) | undefined;
  #failed: ((reason: Error) => void) | undefined;
  #closedBecause: Error | undefined;

  constructor(origin: string) {
    const { hostname, port } = new URL(origin);
    const buffer = Buffer.allocUnsafeSlow(READ_BUFFER_BYTES);
    const callback = (length: number): boolean => {
      this.#receive(buffer.subarray(0, length));
      return true;
    };
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true, onread: { buffer, callback } });
    this.#socket.once('error', (error) => this.close(error));
    this.#socket.once('close', () => this.close(new Error('The server closed the connection')));
  }

  get isOpen(): boolean {
    return this.#closedBecause === undefined;
  }

  /** Waits for the server to accept the connection. */
  async opened(): Promise<void> {
    return this.#inTime<undefined>((done) => this.#socket.once('connect', () => done(undefined)));
  }

  /**
   * Sends a request as it is and waits for its answer.
   * @throws Error when no whole answer comes; the connection is closed then
   */
  async exchange(request: string): Promise<BriefAnswer> {
    return this.#inTime((done) => {
      this.#answered = done;
      this.#socket.write(request);
    });
  }

  /** @param reason what fails with it, when something is waited for */
  close(reason = new Error('The connection is closed')): void {
    if (!this.isOpen) return;
    this.#closedBecause = reason;
    this.#socket.destroy();
    this.#failed?.(reason);
  }

  async #inTime<Result>(begin: (done: (result: Result) => void) => void): Promise<Result> {
    if (this.#closedBecause !== undefined) throw this.#closedBecause;
    const late = setTimeout(() => this.close(new Error(`No answer within ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
    try {
      return await new Promise((resolve, reject) => {
        this.#failed = reject;
        begin(resolve);
      });
    } finally {
      clearTimeout(late);
    }
  }

  #receive(bytes: Buffer): void {
    try {
      if (this.#answered === undefined) throw new Error('The server sent something that nobody had asked for');
      const answer = this.#reader.push(bytes);
      if (answer === undefined) return;
      this.#answered(answer);
      this.#answered = undefined;
      if (answer.closes) this.close();
    } catch (error) {
      this.close(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
