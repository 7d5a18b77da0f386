import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { PersonPrincipal } from '../../common/access/principal.js';
import { Requires } from '../../common/access/requires.js';
import { ApiProblems, BODY_REFUSALS, DATABASE_GONE, INVALID_VALUES } from '../../common/openapi/api-problems.js';
import { refuseOtherKeys } from '../../common/validation/only-keys.js';
import type { Origin } from '../../common/access/origin.js';
import { CurrentOrigin, CurrentPerson } from '../request-origin.js';
import { CreateTokenDto, TOKEN_KEYS } from './dto/create-token.dto.js';
import { CreatedTokenDto, TokenDto } from './dto/token.dto.js';
import { InvalidTokenIdError, TokenNotFoundError, TooManyTokensError } from './token-errors.js';
import { TOKEN_ID } from './token-id.pipe.js';
import { MOST_TOKENS, TokensService } from './tokens.service.js';

@ApiTags('account')
@Controller('api/account/tokens')
@Requires('account')
export class AccountTokensController {
  constructor(private readonly tokens: TokensService) {}

  @Get()
  @ApiOperation({ operationId: 'listOwnTokens', summary: 'List your API tokens, the latest first' })
  @ApiResponse({ status: 200, type: [TokenDto], description: 'All of them, also those that have expired.' })
  @ApiProblems('/api/account/tokens/', DATABASE_GONE)
  async list(@CurrentPerson() { id }: PersonPrincipal): Promise<TokenDto[]> {
    return (await this.tokens.listOf(id)).map(({ token }) => TokenDto.from(token));
  }

  @Post()
  @ApiOperation({
    operationId: 'createOwnToken',
    summary: 'Make an API token',
    description:
      'For a program that acts for you: it sends the token as `Authorization: Bearer …` and may do what is among its scopes and among what you may do at that moment. It ends when it expires, when you revoke it, and when your account is disabled.',
  })
  @ApiResponse({ status: 201, type: CreatedTokenDto, description: 'The token, told only now.' })
  @ApiProblems(
    '/api/account/tokens/',
    INVALID_VALUES,
    new TooManyTokensError(MOST_TOKENS),
    ...BODY_REFUSALS,
    DATABASE_GONE,
  )
  async create(
    @CurrentPerson() { id: personId, permissions }: PersonPrincipal,
    @CurrentOrigin() { actor, address }: Origin,
    @Body() dto: CreateTokenDto,
    @Req() { body }: FastifyRequest,
  ): Promise<CreatedTokenDto> {
    refuseOtherKeys(body, TOKEN_KEYS);
    return CreatedTokenDto.of(await this.tokens.create({ personId, permissions }, dto, { actor, address }));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'revokeOwnToken', summary: 'Revoke one of your API tokens' })
  @ApiParam({ name: 'id', schema: { type: 'integer', minimum: 1 }, example: 4 })
  @ApiResponse({ status: 204, description: 'It does not work any more.' })
  @ApiProblems('/api/account/tokens/4/', new InvalidTokenIdError(), new TokenNotFoundError(4), DATABASE_GONE)
  async revoke(
    @CurrentPerson() { id: personId }: PersonPrincipal,
    @CurrentOrigin() { actor, address }: Origin,
    @Param('id', TOKEN_ID) id: number,
  ): Promise<void> {
    await this.tokens.revokeOf(personId, id, { actor, address });
  }
}
