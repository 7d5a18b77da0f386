import type { FastifyRequest } from 'fastify';
import { isLoopback } from '../config/network-names.js';

/** A cookie that no script sees, and that no other site's page sends along with what changes something. */
export class HostCookie {
  /** @param name letters and hyphens */
  constructor(private readonly name: string) {}

  /**
   * A Set-Cookie header that lets the browser of a request keep a value.
   * @param seconds how long; with 0 it forgets it at once
   */
  header(request: FastifyRequest, value: string, seconds: number): string {
    const name = this.nameFor(request);
    const secure = name === this.name ? '' : '; Secure';
    return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
  }

  /** What the browser keeps; undefined when it keeps nothing. */
  valueIn(request: FastifyRequest): string | undefined {
    const { cookie } = request.headers;
    if (cookie === undefined) return undefined;
    const name = this.nameFor(request);
    for (const pair of cookie.split(';')) {
      const [key, value] = pair.split('=', 2);
      if (key?.trim() === name) return value?.trim();
    }
    return undefined;
  }

  /**
   * The prefix makes browsers refuse it from any other host, path or unencrypted connection. Without it only where they
   * know no encryption: a try-out on one's own machine.
   */
  private nameFor({ protocol, hostname }: FastifyRequest): string {
    return protocol === 'http' && isLoopback(hostname) ? this.name : `__Host-${this.name}`;
  }
}
