import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CurrentPrincipal } from '../../common/access/current-principal.js';
import type { Principal } from '../../common/access/principal.js';
import { Requires } from '../../common/access/requires.js';
import { ApiProblems, BODY_REFUSALS, DATABASE_GONE, INVALID_VALUES } from '../../common/openapi/api-problems.js';
import { refuseOtherKeys } from '../../common/validation/only-keys.js';
import type { Origin } from '../../common/access/origin.js';
import { CurrentOrigin } from '../request-origin.js';
import { CreateTokenDto, TOKEN_KEYS } from './dto/create-token.dto.js';
import { CreatedTokenDto, OwnedTokenDto } from './dto/token.dto.js';
import { InvalidTokenIdError, TokenNotFoundError, TooManyTokensError } from './token-errors.js';
import { TOKEN_ID } from './token-id.pipe.js';
import { MOST_TOKENS, TokensService } from './tokens.service.js';

@ApiTags('administration')
@Controller('api/admin/tokens')
@Requires('tokens:manage')
export class AdminTokensController {
  constructor(private readonly tokens: TokensService) {}

  @Get()
  @ApiOperation({
    operationId: 'listTokens',
    summary: 'List all API tokens, the latest first',
    description: 'Service tokens, which belong to nobody, and those of people.',
  })
  @ApiResponse({ status: 200, type: [OwnedTokenDto], description: 'All of them, also those that have expired.' })
  @ApiProblems('/api/admin/tokens/', DATABASE_GONE)
  async list(): Promise<OwnedTokenDto[]> {
    return (await this.tokens.listAll()).map((owned) => OwnedTokenDto.of(owned));
  }

  @Post()
  @ApiOperation({
    operationId: 'createServiceToken',
    summary: 'Make a service token',
    description:
      'For a program that acts for nobody in particular. It works until it expires or is revoked, whatever becomes of the person who made it.',
  })
  @ApiResponse({ status: 201, type: CreatedTokenDto, description: 'The token, told only now.' })
  @ApiProblems(
    '/api/admin/tokens/',
    INVALID_VALUES,
    new TooManyTokensError(MOST_TOKENS),
    ...BODY_REFUSALS,
    DATABASE_GONE,
  )
  async create(
    @CurrentPrincipal() { permissions }: Principal,
    @CurrentOrigin() { actor, address }: Origin,
    @Body() dto: CreateTokenDto,
    @Req() { body }: FastifyRequest,
  ): Promise<CreatedTokenDto> {
    refuseOtherKeys(body, TOKEN_KEYS);
    return CreatedTokenDto.of(await this.tokens.create({ personId: null, permissions }, dto, { actor, address }));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'revokeToken', summary: 'Revoke an API token, whoever it belongs to' })
  @ApiParam({ name: 'id', schema: { type: 'integer', minimum: 1 }, example: 4 })
  @ApiResponse({ status: 204, description: 'It does not work any more.' })
  @ApiProblems('/api/admin/tokens/4/', new InvalidTokenIdError(), new TokenNotFoundError(4), DATABASE_GONE)
  async revoke(@CurrentOrigin() { actor, address }: Origin, @Param('id', TOKEN_ID) id: number): Promise<void> {
    await this.tokens.revokeAny(id, { actor, address });
  }
}
