import { Injectable, Logger } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { errorName } from '../common/logging/error-name.js';
import { Environment } from '../config/environment.js';
import { isLoopback } from '../config/network-names.js';
import { MailboxBusyError, MailRefusedError, MailServerAwayError } from './mail-errors.js';

const CONNECT_TIMEOUT_MS = 10_000;
const SILENCE_TIMEOUT_MS = 30_000;

/** A mail of plain text. */
export interface PlainMail {
  /** One e-mail address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Hands mails to the server of the house. */
@Injectable()
export class MailerService {
  private readonly logger = new Logger(MailerService.name);
  private readonly transport: ReturnType<typeof transportTo> | undefined;
  private readonly from: string | undefined;

  constructor({ SMTP_URL, MAIL_FROM }: Environment) {
    this.transport = SMTP_URL === undefined ? undefined : transportTo(SMTP_URL);
    this.from = MAIL_FROM;
  }

  /** Whether there is a server to hand them to. */
  get isOffered(): boolean {
    return this.transport !== undefined;
  }

  /**
   * Settles when the server has taken it over.
   * @throws MailServerAwayError
   * @throws MailboxBusyError
   * @throws MailRefusedError
   */
  async send({ to, subject, text }: PlainMail): Promise<void> {
    if (!this.transport) throw new MailRefusedError('No mail server is configured.');
    try {
      // as an object, so that an address is never read as a list of them
      await this.transport.sendMail({ from: this.from, to: { name: '', address: to }, subject, text });
    } catch (error) {
      const { responseCode } = error as { responseCode?: unknown };
      const code = typeof responseCode === 'number' ? responseCode : undefined;
      // without the server's words, which quote addresses
      this.logger.warn(`A mail could not be sent: ${errorName(error)}${code === undefined ? '' : `, ${code}`}.`);
      if (code === undefined) throw new MailServerAwayError('No mail server took it.');
      throw code >= 500 ? new MailRefusedError('The mail was refused.') : new MailboxBusyError('Not at the moment.');
    }
  }
}

/** Encrypted unless the server is on the same machine. */
function transportTo(url: string) {
  const { protocol, hostname } = new URL(url);
  return createTransport({
    url,
    requireTLS: protocol === 'smtp:' && !isLoopback(hostname),
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
