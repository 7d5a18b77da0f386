import { createServer } from 'node:net';
import { Failure } from './failure.ts';

/** A port of the loopback interface that is free at this moment. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port');
  return address.port;
}

/**
 * Reads a TCP port from 1 to 65535.
 * @throws Failure when the text is not one
 */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Failure(`PORT must be a whole number from 1 to 65535, and is "${text}".`);
}

/**
 * Makes sure that a server could listen there.
 * @throws Failure that says why not, and the way out
 */
export async function assertPortIsFree(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port, exclusive: true }, resolve);
    });
  } catch (error) {
    throw new Failure(explain(host, port, error));
  }
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

function explain(host: string, port: number, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const wayOut = `choose another one, for example: PORT=${port === 8081 ? 8082 : 8081} npm start`;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is already in use by another program; ${wayOut}`;
    case 'EACCES':
      return `Port ${port} may only be used by an administrator; ${wayOut}`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST is "${host}", which is not an address of this machine; leave it out, or set 0.0.0.0 for all of them.`;
    default:
      return `Nothing can listen on ${host}, port ${port}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
