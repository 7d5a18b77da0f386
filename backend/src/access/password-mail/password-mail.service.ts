import { Injectable } from '@nestjs/common';
import { JobsService } from '../../jobs/jobs.service.js';
import { MailerService } from '../../mail/mailer.service.js';
import { networkOf } from '../network.js';
import { AttemptsRepository, type AttemptLimit } from '../throttle/attempts.repository.js';
import { TooManyAttemptsError } from '../throttle/throttle-errors.js';
import { MailNotOfferedError } from './password-mail-errors.js';
import { PASSWORD_MAIL_WORK } from './password-mail-work.js';
import { PasswordMailsRepository } from './password-mails.repository.js';

const HOUR = 60 * 60;

/** Nobody's mailbox is filled by others, and whoever did not get the mail need not wait for long. */
const PER_ACCOUNT: AttemptLimit = { free: 3, mostSeconds: HOUR / 4, forgottenAfterSeconds: 24 * HOUR };

/** Many people may share an address. */
const PER_ADDRESS: AttemptLimit = { free: 10, mostSeconds: HOUR / 4, forgottenAfterSeconds: HOUR };

/** Takes wishes for a link to choose a password. All of them are taken alike: the work behind finds out whose they are. */
@Injectable()
export class PasswordMailService {
  constructor(
    private readonly mails: PasswordMailsRepository,
    private readonly attempts: AttemptsRepository,
    private readonly mailer: MailerService,
    private readonly jobs: JobsService,
  ) {}

  /**
   * Takes as long and does the same whether there is such an account or not.
   * @throws MailNotOfferedError
   * @throws TooManyAttemptsError when the account or the address has asked often; then nothing is sent
   */
  async request(email: string, address: string): Promise<void> {
    if (!this.mailer.isOffered) throw new MailNotOfferedError();
    const wait =
      (await this.attempts.count({ what: 'mail from', name: networkOf(address) }, PER_ADDRESS)) ||
      (await this.attempts.count({ what: 'mail to', name: email }, PER_ACCOUNT));
    if (wait > 0) throw new TooManyAttemptsError(wait);
    await this.jobs.enqueue(PASSWORD_MAIL_WORK, await this.mails.add(email, address));
  }
}
