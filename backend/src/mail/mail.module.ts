import { Module } from '@nestjs/common';
import { MailerService } from './mailer.service.js';

/** Mails to people. */
@Module({ providers: [MailerService], exports: [MailerService] })
export class MailModule {}
