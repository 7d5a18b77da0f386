import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import { closeUnusedConnections } from './unused-connections.js';

describe('closeUnusedConnections', () => {
  async function listening() {
    const fastify = Fastify();
    closeUnusedConnections(fastify);
    let answer = (_text: string): void => undefined;
    fastify.get('/slow', () => new Promise<string>((resolve) => (answer = resolve)));
    await fastify.listen({ port: 0, host: '127.0.0.1' });
    const open = async () => {
      const socket = connect((fastify.server.address() as AddressInfo).port, '127.0.0.1');
      await once(socket, 'connect');
      return socket;
    };
    return { fastify, open, answer: (text: string) => answer(text) };
  }

  it('does not wait for connections that are silent or have sent a part of a request', async () => {
    const { fastify, open } = await listening();
    const sockets = [await open(), await open()];
    sockets[1]?.write('GET /slow HTT');
    const closed = sockets.map((socket) => once(socket.resume(), 'close'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await fastify.close();
    await Promise.all(closed);
  });

  it('waits for a request that is being answered, and not for the connection that it leaves', async () => {
    const { fastify, open, answer } = await listening();
    const socket = await open();
    socket.write('GET /slow HTTP/1.1\r\nhost: here\r\n\r\n');
    await once(fastify.server, 'request');
    await new Promise((resolve) => setTimeout(resolve, 50));
    let received = '';
    socket.on('data', (chunk) => (received += String(chunk)));
    const closed = once(socket, 'close');
    const closing = fastify.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    answer('the answer');
    await Promise.all([closing, closed]);
    expect(received).toContain('the answer');
  });
});
