import { Controller, Delete, HttpCode, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../common/access/current-principal.js';
import type { Principal } from '../../common/access/principal.js';
import { Requires } from '../../common/access/requires.js';
import { ApiProblems, BODY_REFUSALS, DATABASE_GONE } from '../../common/openapi/api-problems.js';
import { InvalidPersonIdError, PersonNotFoundError } from '../people/people-errors.js';
import { PERSON_ID } from '../people/person-id.pipe.js';
import { CurrentOrigin, type RequestOrigin } from '../request-origin.js';
import { OwnSecondFactorError } from './second-factor-errors.js';
import { SecondFactorService } from './second-factor.service.js';

@ApiTags('administration')
@Requires('people:manage')
@Controller('api/admin/people/:id/second-factor')
export class SecondFactorRemovalController {
  constructor(private readonly secondFactor: SecondFactorService) {}

  @Delete()
  @HttpCode(204)
  @ApiOperation({
    operationId: 'removeSecondFactorOf',
    summary: 'Remove the second factor of a person',
    description:
      'For somebody who has lost the authenticator app and the recovery codes. The password alone is enough again, and all sessions of the person end. Make sure that it is them who ask.',
  })
  @ApiParam({ name: 'id', schema: { type: 'integer', minimum: 1 }, example: 3 })
  @ApiResponse({ status: 204, description: 'The person has no second factor; perhaps there was none before.' })
  @ApiProblems(
    '/api/admin/people/3/second-factor/',
    new InvalidPersonIdError(),
    new PersonNotFoundError(3),
    new OwnSecondFactorError(),
    ...BODY_REFUSALS,
    DATABASE_GONE,
  )
  async remove(
    @Param('id', PERSON_ID) id: number,
    @CurrentPrincipal() principal: Principal,
    @CurrentOrigin() origin: RequestOrigin,
  ): Promise<void> {
    await this.secondFactor.removeOf(id, principal, origin);
  }
}
