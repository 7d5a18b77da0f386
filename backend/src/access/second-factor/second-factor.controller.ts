import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { PersonPrincipal } from '../../common/access/principal.js';
import { Requires } from '../../common/access/requires.js';
import { ValidationError } from '../../common/errors/domain-error.js';
import { ApiProblems, BODY_REFUSALS, DATABASE_GONE } from '../../common/openapi/api-problems.js';
import { CurrentOrigin, CurrentPerson, type RequestOrigin } from '../request-origin.js';
import { TooManyAttemptsError } from '../throttle/throttle-errors.js';
import { BeginSecondFactorDto } from './dto/begin-second-factor.dto.js';
import { ConfirmSecondFactorDto } from './dto/confirm-second-factor.dto.js';
import { SecondFactorProofDto } from './dto/second-factor-proof.dto.js';
import { RecoveryCodesDto, SecondFactorDto, SecondFactorSecretDto } from './dto/second-factor.dto.js';
import { SecondFactorNotBegunError, SecondFactorOffError, SecondFactorOnError } from './second-factor-errors.js';
import { SecondFactorService } from './second-factor.service.js';

const WRONG_PASSWORD = new ValidationError({ password: ['password is not your password'] });
const WRONG_CODE = new ValidationError({ code: ['code is not right, or it was used already'] });

/** Of every operation that something secret is guessed at. */
const REFUSALS = [new TooManyAttemptsError(8), ...BODY_REFUSALS, DATABASE_GONE];

@ApiTags('account')
@Requires('account')
@Controller('api/account/second-factor')
export class SecondFactorController {
  constructor(private readonly secondFactor: SecondFactorService) {}

  @Get()
  @ApiOperation({ operationId: 'getSecondFactor', summary: 'Does my sign-in take a second factor?' })
  @ApiResponse({ status: 200, type: SecondFactorDto, description: 'Also for somebody who has none.' })
  @ApiProblems('/api/account/second-factor/', DATABASE_GONE)
  async get(@CurrentPerson() person: PersonPrincipal): Promise<SecondFactorDto> {
    return SecondFactorDto.from(await this.secondFactor.describe(person));
  }

  @Post()
  @ApiOperation({
    operationId: 'beginSecondFactor',
    summary: 'Begin to use an authenticator app',
    description:
      'Nothing is on yet: confirm within 15 minutes with a code of the app. Beginning again replaces the secret.',
  })
  @ApiResponse({ status: 201, type: SecondFactorSecretDto, description: 'The secret, which is shown only now.' })
  @ApiProblems('/api/account/second-factor/', WRONG_PASSWORD, new SecondFactorOnError(), ...REFUSALS)
  async begin(
    @Body() { password }: BeginSecondFactorDto,
    @CurrentPerson() person: PersonPrincipal,
    @CurrentOrigin() origin: RequestOrigin,
  ): Promise<SecondFactorSecretDto> {
    return SecondFactorSecretDto.from(await this.secondFactor.begin(person, password, origin), person.email);
  }

  @Post('confirmation')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'confirmSecondFactor',
    summary: 'Turn my second factor on',
    description: 'From now on signing in takes a code as well. All other sessions end.',
  })
  @ApiResponse({ status: 200, type: RecoveryCodesDto, description: 'It is on.' })
  @ApiProblems(
    '/api/account/second-factor/confirmation/',
    WRONG_CODE,
    new SecondFactorNotBegunError(),
    new SecondFactorOnError(),
    ...REFUSALS,
  )
  async confirm(
    @Body() { code }: ConfirmSecondFactorDto,
    @CurrentPerson() person: PersonPrincipal,
    @CurrentOrigin() origin: RequestOrigin,
  ): Promise<RecoveryCodesDto> {
    return { recovery_codes: await this.secondFactor.confirm(person, code, origin) };
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'renewRecoveryCodes',
    summary: 'Make new recovery codes',
    description: 'All others end.',
  })
  @ApiResponse({ status: 200, type: RecoveryCodesDto, description: 'The new ones.' })
  @ApiProblems(
    '/api/account/second-factor/recovery-codes/',
    WRONG_PASSWORD,
    WRONG_CODE,
    new SecondFactorOffError(),
    ...REFUSALS,
  )
  async renew(
    @Body() proof: SecondFactorProofDto,
    @CurrentPerson() person: PersonPrincipal,
    @CurrentOrigin() origin: RequestOrigin,
  ): Promise<RecoveryCodesDto> {
    return { recovery_codes: await this.secondFactor.renewRecoveryCodes(person, proof, origin) };
  }

  @Post('removal')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'removeSecondFactor',
    summary: 'Turn my second factor off',
    description: 'The password alone is enough again; the secret and the recovery codes are forgotten.',
  })
  @ApiResponse({ status: 204, description: 'It is off.' })
  @ApiProblems(
    '/api/account/second-factor/removal/',
    WRONG_PASSWORD,
    WRONG_CODE,
    new SecondFactorOffError(),
    ...REFUSALS,
  )
  async remove(
    @Body() proof: SecondFactorProofDto,
    @CurrentPerson() person: PersonPrincipal,
    @CurrentOrigin() origin: RequestOrigin,
  ): Promise<void> {
    await this.secondFactor.turnOff(person, proof, origin);
  }
}
