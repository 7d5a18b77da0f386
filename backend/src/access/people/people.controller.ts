import { Body, Controller, Get, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../common/access/requires.js';
import { ApiProblems, BODY_REFUSALS, DATABASE_GONE } from '../../common/openapi/api-problems.js';
import { ValidationError } from '../../common/errors/domain-error.js';
import { refuseOtherKeys } from '../../common/validation/only-keys.js';
import { PasswordResetService } from '../passwords/password-reset.service.js';
import { CurrentOrigin, type RequestOrigin } from '../request-origin.js';
import { CreatePersonDto, NEW_PERSON_KEYS } from './dto/create-person.dto.js';
import { PersonDto } from './dto/person.dto.js';
import { ResetLinkDto } from './dto/reset-link.dto.js';
import { PERSON_CHANGE_KEYS, UpdatePersonDto } from './dto/update-person.dto.js';
import {
  EmailTakenError,
  InvalidPersonIdError,
  LastAdministratorError,
  PersonDisabledError,
  PersonNotFoundError,
} from './people-errors.js';
import { PeopleService } from './people.service.js';
import { PERSON_ID } from './person-id.pipe.js';

const ID_REFUSALS = [new InvalidPersonIdError(), new PersonNotFoundError(3)];
const INVALID_PERSON = new ValidationError({ role: ['role does not know "owner"; it is one of agent, admin'] });

const ApiPersonId = () => ApiParam({ name: 'id', schema: { type: 'integer', minimum: 1 }, example: 3 });

@ApiTags('administration')
@Requires('people:manage')
@Controller('api/admin/people')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly resets: PasswordResetService,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listPeople',
    summary: 'List the people who can sign in',
    description: 'First come, first listed.',
  })
  @ApiResponse({ status: 200, type: [PersonDto], description: 'All of them, the disabled ones as well.' })
  @ApiProblems('/api/admin/people/', DATABASE_GONE)
  async list(): Promise<PersonDto[]> {
    return (await this.people.list()).map((person) => PersonDto.from(person));
  }

  @Post()
  @ApiOperation({
    operationId: 'createPerson',
    summary: 'Add a person',
    description: 'Without a password. Make a reset link next, with which the person chooses one.',
  })
  @ApiResponse({ status: 201, type: PersonDto, description: 'The person as it was kept.' })
  @ApiProblems('/api/admin/people/', INVALID_PERSON, new EmailTakenError(), ...BODY_REFUSALS, DATABASE_GONE)
  async create(
    @Body() dto: CreatePersonDto,
    @CurrentOrigin() origin: RequestOrigin,
    @Req() request: FastifyRequest,
  ): Promise<PersonDto> {
    refuseOtherKeys(request.body, NEW_PERSON_KEYS);
    return PersonDto.from(await this.people.create(dto, origin));
  }

  @Patch(':id')
  @ApiOperation({
    operationId: 'updatePerson',
    summary: 'Change, disable or enable a person',
    description:
      'What is left out stays. Another role counts from the next request on. Disabling signs the person out everywhere. One administrator always stays.',
  })
  @ApiPersonId()
  @ApiResponse({ status: 200, type: PersonDto, description: 'The person as it is now.' })
  @ApiProblems(
    '/api/admin/people/3/',
    INVALID_PERSON,
    ...ID_REFUSALS,
    new LastAdministratorError(),
    ...BODY_REFUSALS,
    DATABASE_GONE,
  )
  async update(
    @Param('id', PERSON_ID) id: number,
    @Body() dto: UpdatePersonDto,
    @CurrentOrigin() origin: RequestOrigin,
    @Req() request: FastifyRequest,
  ): Promise<PersonDto> {
    refuseOtherKeys(request.body, PERSON_CHANGE_KEYS);
    return PersonDto.from(await this.people.change(id, dto, origin));
  }

  @Post(':id/reset-link')
  @ApiOperation({
    operationId: 'createResetLink',
    summary: 'Make a link to choose a password',
    description:
      'It works once, within a day; earlier links of the person end. The password stays what it is until then. Give the link to the person on a way that nobody else sees.',
  })
  @ApiPersonId()
  @ApiResponse({ status: 201, type: ResetLinkDto, description: 'The link, which is shown only now.' })
  @ApiProblems(
    '/api/admin/people/3/reset-link/',
    ...ID_REFUSALS,
    new PersonDisabledError(),
    ...BODY_REFUSALS,
    DATABASE_GONE,
  )
  async createResetLink(
    @Param('id', PERSON_ID) id: number,
    @CurrentOrigin() origin: RequestOrigin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ResetLinkDto> {
    const { path, expiresAt } = await this.resets.makeLink(id, origin);
    void reply.header('cache-control', 'no-store');
    return { path, expires_at: expiresAt.toISOString() };
  }
}
