import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CrossSiteRequestError } from '../../common/access/access-errors.js';
import { RateLimited } from '../../common/access/rate-limited.js';
import { Open } from '../../common/access/requires.js';
import { ValidationError } from '../../common/errors/domain-error.js';
import { ApiProblems, BODY_REFUSALS, DATABASE_GONE } from '../../common/openapi/api-problems.js';
import { CurrentOrigin, type RequestOrigin } from '../request-origin.js';
import { TooManyAttemptsError } from '../throttle/throttle-errors.js';
import { RequestPasswordMailDto } from './dto/request-password-mail.dto.js';
import { MailNotOfferedError } from './password-mail-errors.js';
import { PasswordMailService } from './password-mail.service.js';

const NO_ADDRESS = new ValidationError({ email: ['email must be an e-mail address such as robin@example.com'] });

@ApiTags('session')
@Open()
@Controller('api/password-reset/request')
export class PasswordMailController {
  constructor(private readonly mails: PasswordMailService) {}

  @Post()
  @RateLimited('sign_in')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'requestPasswordMail',
    summary: 'Have a link to choose a password sent by mail',
    description:
      'The link works once, within an hour; earlier mails of the person work no more. The answer is the same whether there is such an account or not.',
  })
  @ApiResponse({ status: 202, description: 'If there is an account with this address, a mail is under way.' })
  @ApiProblems(
    '/api/password-reset/request/',
    NO_ADDRESS,
    new MailNotOfferedError(),
    new CrossSiteRequestError(),
    new TooManyAttemptsError(8),
    ...BODY_REFUSALS,
    DATABASE_GONE,
  )
  async request(@Body() { email }: RequestPasswordMailDto, @CurrentOrigin() { address }: RequestOrigin): Promise<void> {
    await this.mails.request(email, address);
  }
}
