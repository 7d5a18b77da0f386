import { Injectable } from '@nestjs/common';
import type { PersonPrincipal } from '../../common/access/principal.js';
import { ValidationError } from '../../common/errors/domain-error.js';
import { AuditLog } from '../audit/audit-log.repository.js';
import type { RequestOrigin } from '../request-origin.js';
import { ThrottleService } from '../throttle/throttle.service.js';

/**
 * What people prove again inside their account. Guessing there, in a browser that somebody left open, is as slow as at
 * sign-in, and leaves an entry in the audit log.
 */
@Injectable()
export class ProofsService {
  constructor(
    private readonly throttle: ThrottleService,
    private readonly audit: AuditLog,
  ) {}

  /**
   * @param prove throws a ValidationError that names the fields that are wrong
   * @throws TooManyAttemptsError when it comes too early; then nothing was checked
   */
  async check<T>({ email }: PersonPrincipal, { actor, address }: RequestOrigin, prove: () => Promise<T>): Promise<T> {
    return this.throttle.check({ account: email, address }, async () => {
      try {
        return await prove();
      } catch (error) {
        if (error instanceof ValidationError) {
          const wrong = Object.keys(error.fields).join(' ');
          await this.audit.record({ kind: 'proof_failed', actor, address, details: { wrong } });
        }
        throw error;
      }
    });
  }
}
