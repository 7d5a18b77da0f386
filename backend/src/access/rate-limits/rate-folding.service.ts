import { Injectable } from '@nestjs/common';
import { FoldingService } from '../../database/folding/folding.service.js';
import { RateLimits } from './rate-limits.service.js';

/** Keeps what the processes know of each other's counts about a second old. */
@Injectable()
export class RateFoldingService extends FoldingService {
  constructor(limits: RateLimits) {
    super(limits, 'Sharing the counts of requests');
  }
}
