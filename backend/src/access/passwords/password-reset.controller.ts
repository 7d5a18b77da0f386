import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { RateLimited } from '../../common/access/rate-limited.js';
import { CrossSiteRequestError } from '../../common/access/access-errors.js';
import { Open } from '../../common/access/requires.js';
import { ValidationError } from '../../common/errors/domain-error.js';
import { ApiProblems, BODY_REFUSALS, DATABASE_GONE } from '../../common/openapi/api-problems.js';
import { InvalidLinkError } from '../links/link-errors.js';
import { CurrentOrigin, type RequestOrigin } from '../request-origin.js';
import { TooManyAttemptsError } from '../throttle/throttle-errors.js';
import { ResetPasswordDto } from './dto/reset-password.dto.js';
import { PasswordResetService } from './password-reset.service.js';

const EMAIL_AS_PASSWORD = new ValidationError({ password: ['password must not be the e-mail address'] });

@ApiTags('session')
@Open()
@Controller('api/password-reset')
export class PasswordResetController {
  constructor(private readonly resets: PasswordResetService) {}

  @Post()
  @RateLimited('sign_in')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'resetPassword',
    summary: 'Choose a password with a link',
    description:
      'An administrator makes the link, or it comes by mail. It works once, and the person is signed out everywhere.',
  })
  @ApiResponse({ status: 204, description: 'The person can sign in with the password.' })
  @ApiProblems(
    '/api/password-reset/',
    EMAIL_AS_PASSWORD,
    new InvalidLinkError(),
    new CrossSiteRequestError(),
    new TooManyAttemptsError(8),
    ...BODY_REFUSALS,
    DATABASE_GONE,
  )
  async reset(@Body() dto: ResetPasswordDto, @CurrentOrigin() origin: RequestOrigin): Promise<void> {
    await this.resets.reset(dto, origin);
  }
}
