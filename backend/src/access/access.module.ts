import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobsModule } from '../jobs/jobs.module.js';
import { AccessRemovalService } from './access-removal.service.js';
import { AccessGuard } from './access.guard.js';
import { AccountController } from './account/account.controller.js';
import { AccountService } from './account/account.service.js';
import { AuditModule } from './audit/audit.module.js';
import { Authentication } from './authentication.js';
import { OneTimeLink } from './links/one-time-link.entity.js';
import { OneTimeLinksRepository } from './links/one-time-links.repository.js';
import { PasswordResetController } from './passwords/password-reset.controller.js';
import { PasswordResetService } from './passwords/password-reset.service.js';
import { PasswordsService } from './passwords/passwords.service.js';
import { PeopleController } from './people/people.controller.js';
import { PeopleRepository } from './people/people.repository.js';
import { PeopleService } from './people/people.service.js';
import { Person } from './people/person.entity.js';
import { RateLimitGuard } from './rate-limits/rate-limit.guard.js';
import { RateLimitsModule } from './rate-limits/rate-limits.module.js';
import { OwnSessionsController } from './sessions/own-sessions.controller.js';
import { Session } from './sessions/session.entity.js';
import { SessionsRepository } from './sessions/sessions.repository.js';
import { SessionsService } from './sessions/sessions.service.js';
import { SetupController } from './setup/setup.controller.js';
import { SetupService } from './setup/setup.service.js';
import { CurrentSessionService } from './sign-in/current-session.service.js';
import { SessionController } from './sign-in/session.controller.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { AttemptsRepository } from './throttle/attempts.repository.js';
import { SignInAttempt } from './throttle/sign-in-attempt.entity.js';
import { ThrottleService } from './throttle/throttle.service.js';
import { TokensModule } from './tokens/tokens.module.js';

/** Who asks, and what they may do. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Person, Session, OneTimeLink, SignInAttempt]),
    AuditModule,
    JobsModule,
    RateLimitsModule,
    TokensModule,
  ],
  controllers: [
    SessionController,
    OwnSessionsController,
    AccountController,
    SetupController,
    PasswordResetController,
    PeopleController,
  ],
  providers: [
    Authentication,
    // In this order: who asks is known before it is counted.
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    PeopleRepository,
    PeopleService,
    PasswordsService,
    PasswordResetService,
    OneTimeLinksRepository,
    SessionsRepository,
    SessionsService,
    SignInService,
    CurrentSessionService,
    AccountService,
    SetupService,
    AttemptsRepository,
    ThrottleService,
    AccessRemovalService,
  ],
  exports: [SetupService],
})
export class AccessModule {}
