import { Body, Controller, HttpCode, Patch, Put } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { PersonPrincipal } from '../../common/access/principal.js';
import { Requires } from '../../common/access/requires.js';
import { ValidationError } from '../../common/errors/domain-error.js';
import { ApiProblems, BODY_REFUSALS, DATABASE_GONE } from '../../common/openapi/api-problems.js';
import { PersonSummaryDto } from '../people/dto/person.dto.js';
import { CurrentOrigin, CurrentPerson, type RequestOrigin } from '../request-origin.js';
import { TooManyAttemptsError } from '../throttle/throttle-errors.js';
import { NoPasswordError } from './account-errors.js';
import { AccountService } from './account.service.js';
import { ChangePasswordDto } from './dto/change-password.dto.js';
import { UpdateAccountDto } from './dto/update-account.dto.js';

const NO_NAME = new ValidationError({ name: ['name must not be blank'] });
const WRONG_PASSWORD = new ValidationError({ current_password: ['current_password is not your password'] });

@ApiTags('account')
@Requires('account')
@Controller('api/account')
export class AccountController {
  constructor(private readonly account: AccountService) {}

  @Patch()
  @ApiOperation({ operationId: 'updateAccount', summary: 'Change my name' })
  @ApiResponse({ status: 200, type: PersonSummaryDto, description: 'The account as it is now.' })
  @ApiProblems('/api/account/', NO_NAME, ...BODY_REFUSALS, DATABASE_GONE)
  async update(
    @Body() dto: UpdateAccountDto,
    @CurrentPerson() person: PersonPrincipal,
    @CurrentOrigin() origin: RequestOrigin,
  ): Promise<PersonSummaryDto> {
    return PersonSummaryDto.of(await this.account.change(person, dto, origin));
  }

  @Put('password')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'changePassword',
    summary: 'Change my password',
    description: 'All other sessions end. Guessing the current password is as slow as it is at sign-in.',
  })
  @ApiResponse({ status: 204, description: 'The new password counts from now on.' })
  @ApiProblems(
    '/api/account/password/',
    WRONG_PASSWORD,
    new NoPasswordError(),
    new TooManyAttemptsError(8),
    ...BODY_REFUSALS,
    DATABASE_GONE,
  )
  async changePassword(
    @Body() { current_password: current, new_password: wanted }: ChangePasswordDto,
    @CurrentPerson() person: PersonPrincipal,
    @CurrentOrigin() origin: RequestOrigin,
  ): Promise<void> {
    await this.account.changePassword(person, { current, wanted }, origin);
  }
}
