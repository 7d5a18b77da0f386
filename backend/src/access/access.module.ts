import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobsModule } from '../jobs/jobs.module.js';
import { MailModule } from '../mail/mail.module.js';
import { SigningKeyModule } from '../signing-key/signing-key.module.js';
import { AccessRemovalService } from './access-removal.service.js';
import { AccessGuard } from './access.guard.js';
import { AccountController } from './account/account.controller.js';
import { AccountService } from './account/account.service.js';
import { ProofsService } from './account/proofs.service.js';
import { AuditModule } from './audit/audit.module.js';
import { Authentication } from './authentication.js';
import { IdentityGuard } from './identity.guard.js';
import { OneTimeLink } from './links/one-time-link.entity.js';
import { OneTimeLinksRepository } from './links/one-time-links.repository.js';
import { OpenIdAttempt } from './openid/openid-attempt.entity.js';
import { OpenIdAttemptsRepository } from './openid/openid-attempts.repository.js';
import { OpenIdIdentitiesRepository } from './openid/openid-identities.repository.js';
import { OpenIdIdentity } from './openid/openid-identity.entity.js';
import { OpenIdProviderService } from './openid/openid-provider.service.js';
import { OpenIdSignInService } from './openid/openid-sign-in.service.js';
import { OpenIdController } from './openid/openid.controller.js';
import { PasswordMailSenderService } from './password-mail/password-mail-sender.service.js';
import { PasswordMailTextService } from './password-mail/password-mail-text.service.js';
import { PasswordMailController } from './password-mail/password-mail.controller.js';
import { PasswordMail } from './password-mail/password-mail.entity.js';
import { PasswordMailService } from './password-mail/password-mail.service.js';
import { PasswordMailsRepository } from './password-mail/password-mails.repository.js';
import { PasswordResetController } from './passwords/password-reset.controller.js';
import { PasswordResetService } from './passwords/password-reset.service.js';
import { PasswordsService } from './passwords/passwords.service.js';
import { PeopleController } from './people/people.controller.js';
import { PeopleRepository } from './people/people.repository.js';
import { PeopleService } from './people/people.service.js';
import { Person } from './people/person.entity.js';
import { RateLimitGuard } from './rate-limits/rate-limit.guard.js';
import { RateLimitsModule } from './rate-limits/rate-limits.module.js';
import { SealedSecretsService } from './second-factor/sealed-secrets.service.js';
import { SecondFactorCodesService } from './second-factor/second-factor-codes.service.js';
import { SecondFactorRemovalController } from './second-factor/second-factor-removal.controller.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactor } from './second-factor/second-factor.entity.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import { SecondFactorsRepository } from './second-factor/second-factors.repository.js';
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
    TypeOrmModule.forFeature([
      Person,
      Session,
      OneTimeLink,
      SignInAttempt,
      SecondFactor,
      OpenIdAttempt,
      OpenIdIdentity,
      PasswordMail,
    ]),
    AuditModule,
    JobsModule,
    MailModule,
    RateLimitsModule,
    SigningKeyModule,
    TokensModule,
  ],
  controllers: [
    SessionController,
    OpenIdController,
    OwnSessionsController,
    AccountController,
    SetupController,
    PasswordResetController,
    PasswordMailController,
    PeopleController,
    SecondFactorController,
    SecondFactorRemovalController,
  ],
  providers: [
    Authentication,
    // In this order: who asks is known before it is counted, and what is refused counts as well.
    { provide: APP_GUARD, useClass: IdentityGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
    PeopleRepository,
    PeopleService,
    PasswordsService,
    PasswordResetService,
    PasswordMailsRepository,
    PasswordMailService,
    PasswordMailTextService,
    PasswordMailSenderService,
    OneTimeLinksRepository,
    SessionsRepository,
    SessionsService,
    SignInService,
    OpenIdAttemptsRepository,
    OpenIdIdentitiesRepository,
    OpenIdProviderService,
    OpenIdSignInService,
    CurrentSessionService,
    AccountService,
    ProofsService,
    SetupService,
    AttemptsRepository,
    ThrottleService,
    SecondFactorsRepository,
    SecondFactorCodesService,
    SecondFactorService,
    SealedSecretsService,
    AccessRemovalService,
  ],
  exports: [SetupService],
})
export class AccessModule {}
