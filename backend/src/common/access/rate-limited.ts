import { Reflector } from '@nestjs/core';

/** Kinds of routes, each with a limit of its own; see `RATE_LIMIT_*`. */
export type RateClass = 'sign_in' | 'submit' | 'classify' | 'other';

/** What kind of route a method or controller is; without it, `other`. */
export const RateLimited = Reflector.createDecorator<RateClass>();
