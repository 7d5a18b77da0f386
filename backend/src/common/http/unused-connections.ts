import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * On stopping, closes connections as soon as no request is being answered over them. Node itself waits for those over which
 * no request has come yet, as browsers open them in advance, and for those that stay open after their answer.
 */
export function closeUnusedConnections(fastify: FastifyInstance): void {
  const requestsOver = new Map<Socket, number>();
  let isStopping = false;
  const closeUnused = (socket: Socket): void => {
    if (isStopping && requestsOver.get(socket) === 0) socket.end(() => socket.destroy());
  };
  const count = (socket: Socket, change: number): void => {
    const requests = requestsOver.get(socket);
    if (requests !== undefined) requestsOver.set(socket, requests + change);
    closeUnused(socket);
  };
  fastify.server.on('connection', (socket: Socket) => {
    requestsOver.set(socket, 0);
    socket.once('close', () => requestsOver.delete(socket));
    closeUnused(socket);
  });
  fastify.server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    count(socket, 1);
    response.once('close', () => count(socket, -1));
  });
  fastify.addHook('preClose', (done) => {
    isStopping = true;
    for (const socket of requestsOver.keys()) closeUnused(socket);
    done();
  });
}
