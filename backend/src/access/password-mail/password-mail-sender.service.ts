import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { RunningWork, WorkInput } from '../../jobs/job-kind.js';
import { JobsService } from '../../jobs/jobs.service.js';
import { MailboxBusyError, MailRefusedError, MailServerAwayError } from '../../mail/mail-errors.js';
import { MailerService } from '../../mail/mailer.service.js';
import { PeopleRepository } from '../people/people.repository.js';
import { PasswordMailTextService } from './password-mail-text.service.js';
import { PASSWORD_MAIL_WORK } from './password-mail-work.js';
import { PasswordMailsRepository } from './password-mails.repository.js';
import type { MailText } from './mail-text.js';

/** From the wish on; whoever still wants a mail after that asks again. Half of a link's time is then left. */
const GIVEN_UP_AFTER_MS = 30 * 60_000;

/** Of a mailbox that is busy: nobody else's mail waits longer for it than some seconds. */
const MOST_TRIES_OF_A_MAILBOX = 4;

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Sends people the mail that they asked for. */
@Injectable()
export class PasswordMailSenderService implements OnModuleInit {
  constructor(
    private readonly mails: PasswordMailsRepository,
    private readonly people: PeopleRepository,
    private readonly texts: PasswordMailTextService,
    private readonly mailer: MailerService,
    private readonly jobs: JobsService,
  ) {}

  onModuleInit(): void {
    this.jobs.registerWork({
      name: PASSWORD_MAIL_WORK,
      run: async (job, input) => this.run(job, input),
      onGivenUp: async ({ id }) => this.mails.remove(id),
      unfinished: async () => this.mails.findAll(),
    });
  }

  /**
   * Looks into a wish until a mail is handed over, or there is none to send.
   * @throws the driver's error, or the signal's reason
   */
  async run({ signal }: RunningWork, { id }: WorkInput): Promise<object> {
    const wanted = await this.mails.find(id);
    if (!wanted) return {};
    const person = await this.people.findByEmail(wanted.email);
    if (person && person.disabledAt === null) {
      await this.send(person.email, await this.texts.textFor(person, wanted.address), {
        signal,
        since: wanted.requestedAt,
      });
    }
    await this.mails.remove(id);
    return {};
  }

  /** Later and later, while the server is away; a few times while the mailbox is busy. */
  private async send(
    to: string,
    text: MailText,
    { signal, since }: { signal: AbortSignal; since: Date },
  ): Promise<void> {
    let busy = 0;
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
      try {
        await this.mailer.send({ to, ...text });
        return;
      } catch (error) {
        if (error instanceof MailRefusedError) return;
        if (error instanceof MailboxBusyError) busy++;
        else if (!(error instanceof MailServerAwayError)) throw error;
        if (busy === MOST_TRIES_OF_A_MAILBOX) return;
        if (Date.now() - since.getTime() > GIVEN_UP_AFTER_MS) return;
        await pause(wait, undefined, { signal });
      }
    }
  }
}
