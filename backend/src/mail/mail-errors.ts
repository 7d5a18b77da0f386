/** The server cannot be reached: the same mail may go through later, and no other does before. */
export class MailServerAwayError extends Error {
  override readonly name = 'MailServerAwayError';
}

/** The server is there, and does not take this mail at the moment: a mailbox is full, or strangers have to come again. */
export class MailboxBusyError extends Error {
  override readonly name = 'MailboxBusyError';
}

/** The server has refused the mail, or us, for good. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
}
