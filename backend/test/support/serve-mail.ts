import { MailServer } from './mail-server.js';

/** A mail server as a process of its own, for browser tests. Prints its address, and then each mail as a line of JSON. */
const server = await MailServer.start();
server.onMail = (mail) => process.stdout.write(`${JSON.stringify(mail)}\n`);
process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
