import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** A mail server on the own machine that keeps what it gets. */
export class MailServer {
  readonly mails: ReceivedMail[] = [];
  /** Answers every recipient with it; 0 takes all mails. */
  refusal = 0;
  /** Told of each mail. */
  onMail: (mail: ReceivedMail) => void = () => undefined;

  private server = this.make();

  static async start(port = 0): Promise<MailServer> {
    const started = new MailServer();
    await started.listen(port);
    return started;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  private async listen(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }

  private make(): SMTPServer {
    return new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      onRcptTo: (_address, _session, done) => {
        done(this.refusal === 0 ? null : Object.assign(new Error('Refused'), { responseCode: this.refusal }));
      },
      onData: (stream, { envelope }, done) => {
        let raw = '';
        stream.on('data', (chunk: Buffer) => (raw += chunk.toString('latin1')));
        stream.on('end', () => {
          const mail = {
            from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
            to: envelope.rcptTo.map(({ address }) => address),
            ...readMail(raw),
          };
          this.mails.push(mail);
          this.onMail(mail);
          done();
        });
      },
    });
  }
}

/** A mail of one part of text, in quoted-printable or as it is. */
function readMail(raw: string): Pick<ReceivedMail, 'subject' | 'text'> {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const header = (name: string) => new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'im').exec(head)?.[1] ?? '';
  const body = rest.join('\r\n\r\n');
  const isQuoted = header('Content-Transfer-Encoding').toLowerCase() === 'quoted-printable';
  const subject = header('Subject')
    .replace(/\?=\r\n =\?/g, '?= =?')
    .replace(/=\?utf-8\?q\?(.*?)\?=\s?/gi, (_, word: string) => unquoted(word.replaceAll('_', ' ')));
  return { subject, text: (isQuoted ? unquoted(body) : body).replaceAll('\r\n', '\n') };
}

function unquoted(text: string): string {
  const bytes = text
    .replaceAll('=\r\n', '')
    .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
