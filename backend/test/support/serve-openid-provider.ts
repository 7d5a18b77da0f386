import { CLIENT, OpenIdProvider, type AccountClaims } from './openid-provider.js';

/**
 * A provider as a process of its own, for browser tests. Takes its accounts as JSON, and prints a line of JSON that says how
 * to reach it.
 */
const provider = await OpenIdProvider.start();
const accounts = JSON.parse(process.argv[2] ?? '{}') as Record<string, AccountClaims>;
for (const [subject, claims] of Object.entries(accounts)) provider.accounts.set(subject, claims);
process.stdout.write(`${JSON.stringify({ issuer: provider.issuer, client: CLIENT })}\n`);
