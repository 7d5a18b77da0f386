/** Names the queue of mails that are to be sent. */
export const PASSWORD_MAIL_WORK = 'password-mail';
