import { Module } from '@nestjs/common';
import { RateCountsRepository } from './rate-counts.repository.js';
import { RateFoldingService } from './rate-folding.service.js';
import { RateLimits } from './rate-limits.service.js';

/** Limits on how often somebody may ask, shared by all processes. */
@Module({
  providers: [RateCountsRepository, RateLimits, RateFoldingService],
  exports: [RateLimits],
})
export class RateLimitsModule {}
