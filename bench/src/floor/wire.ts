/** A message of PostgreSQL's protocol: its type, a letter, and what it holds. */
export interface Message {
  type: string;
  body: Buffer;
}

/** What a client asked to be run. */
export interface Statement {
  text: string;
  /** The name that it is prepared under; empty when it is prepared for once. */
  name: string;
  /** As text, or as bytes where they were sent so. */
  values: (string | Buffer | null)[];
}

/** Puts a stream of bytes together to messages. */
export class MessageReader {
  #rest = Buffer.alloc(0);
  #expectsStartup: boolean;

  /** @param startsWithStartup as what a client sends does: its first message has no type */
  constructor(startsWithStartup: boolean) {
    this.#expectsStartup = startsWithStartup;
  }

  push(bytes: Buffer): Message[] {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    const messages: Message[] = [];
    for (;;) {
      const typeLength = this.#expectsStartup ? 0 : 1;
      if (this.#rest.length < typeLength + 4) return messages;
      const end = typeLength + this.#rest.readUInt32BE(typeLength);
      if (this.#rest.length < end) return messages;
      const type = this.#rest.toString('latin1', 0, typeLength);
      messages.push({ type, body: this.#rest.subarray(typeLength + 4, end) });
      this.#rest = this.#rest.subarray(end);
      this.#expectsStartup = false;
    }
  }
}

/** Follows what one client sends, and tells the statements that it wants to be run. */
export class StatementReader {
  readonly #messages = new MessageReader(true);
  readonly #texts = new Map<string, string>();

  push(bytes: Buffer): Statement[] {
    return this.#messages.push(bytes).flatMap((message) => this.#read(message) ?? []);
  }

  #read({ type, body }: Message): Statement | undefined {
    const fields = new FieldReader(body);
    switch (type) {
      case 'Q':
        return { text: fields.text(), name: '', values: [] };
      case 'P':
        this.#texts.set(fields.text(), fields.text());
        return undefined;
      case 'B': {
        fields.text(); // the portal
        const name = fields.text();
        const formats = Array.from({ length: fields.int16() }, () => fields.int16());
        const values = Array.from({ length: fields.int16() }, (_, index) => {
          const bytes = fields.bytes();
          const isBinary = (formats.length === 1 ? formats[0] : formats[index]) === 1;
          return bytes === null || isBinary ? bytes : bytes.toString();
        });
        return { text: this.#texts.get(name) ?? '', name, values };
      }
      default:
        return undefined;
    }
  }
}

class FieldReader {
  readonly #body: Buffer;
  #at = 0;

  constructor(body: Buffer) {
    this.#body = body;
  }

  /** Up to the next zero byte. */
  text(): string {
    const end = this.#body.indexOf(0, this.#at);
    const text = this.#body.toString('utf8', this.#at, end);
    this.#at = end + 1;
    return text;
  }

  int16(): number {
    this.#at += 2;
    return this.#body.readInt16BE(this.#at - 2);
  }

  /** Preceded by their number, which is -1 for null. */
  bytes(): Buffer | null {
    const length = this.#body.readInt32BE(this.#at);
    this.#at += 4;
    if (length < 0) return null;
    this.#at += length;
    return this.#body.subarray(this.#at - length, this.#at);
  }
}
