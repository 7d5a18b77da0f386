import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { assertPortIsFree, findFreePort, parsePort } from './ports.ts';

describe('parsePort', () => {
  it('reads whole numbers from 1 to 65535', () => {
    assert.equal(parsePort('1'), 1);
    assert.equal(parsePort('65535'), 65_535);
  });

  for (const text of ['0', '65536', '-1', '80.5', '8e3', ' 80', '0x50', 'http', '']) {
    it(`refuses "${text}"`, () => assert.throws(() => parsePort(text), /whole number from 1 to 65535/));
  }
});

describe('assertPortIsFree', () => {
  it('accepts a free port, twice in a row', async () => {
    const port = await findFreePort();
    await assertPortIsFree('127.0.0.1', port);
    await assertPortIsFree('127.0.0.1', port);
  });

  it('names the way out when another program listens there', async () => {
    const port = await findFreePort();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    try {
      await assert.rejects(assertPortIsFree('127.0.0.1', port), {
        name: 'Failure',
        message: `Port ${port} is already in use by another program; choose another one, for example: PORT=8081 npm start`,
      });
    } finally {
      server.close();
    }
  });

  it('blames HOST for an address that is not of this machine', async () => {
    await assert.rejects(assertPortIsFree('192.0.2.1', await findFreePort()), /HOST is "192\.0\.2\.1"/);
  });
});
