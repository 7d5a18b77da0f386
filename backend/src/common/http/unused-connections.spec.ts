import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import { closeUnusedConnections } from './unused-connections.js';

describe('closeUnusedConnections', () => {
  async function listening() {
    const fastify = Fastify();
    const [asked, answer, stopping] = [
      Promise.withResolvers<undefined>(),
      Promise.withResolvers<string>(),
      Promise.withResolvers<undefined>(),
    ];
    closeUnusedConnections(fastify);
    fastify.addHook('preClose', (done) => {
      stopping.resolve(undefined);
      done();
    });
    fastify.get('/slow', () => {
      asked.resolve(undefined);
      return answer.promise;
    });
    await fastify.listen({ port: 0, host: '127.0.0.1' });
    const open = async () => {
      const taken = once(fastify.server, 'connection');
      const socket = connect((fastify.server.address() as AddressInfo).port, '127.0.0.1');
      await Promise.all([once(socket, 'connect'), taken]);
      return socket;
    };
    return { fastify, open, asked: asked.promise, answer: answer.resolve, stopping: stopping.promise };
  }

  it('does not wait for connections that are silent or have sent a part of a request', async () => {
    const { fastify, open } = await listening();
    const sockets = [await open(), await open()];
    sockets[1]?.write('GET /slow HTT');
    const closed = sockets.map((socket) => once(socket.resume(), 'close'));
    await fastify.close();
    await Promise.all(closed);
  });

  it('waits for a request that is being answered, and not for the connection that it leaves', async () => {
    const { fastify, open, asked, answer, stopping } = await listening();
    const socket = await open();
    let received = '';
    socket.on('data', (chunk) => (received += String(chunk)));
    socket.write('GET /slow HTTP/1.1\r\nhost: here\r\n\r\n');
    await asked;
    const closed = once(socket, 'close');
    const closing = fastify.close();
    await stopping;
    answer('the answer');
    await Promise.all([closing, closed]);
    expect(received).toContain('the answer');
  });
});
