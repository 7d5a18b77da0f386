import { DomainError } from '../../common/errors/domain-error.js';

export class MailNotOfferedError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'mail_not_offered';

  constructor() {
    super('This TriageDesk sends no mails. Ask an administrator for a link with which you choose a new password.');
  }
}
