import {
  applyDecorators,
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../common/access/requires.js';
import { etagOf, malformedEtags, versionsOfIfMatch } from '../common/http/etag.js';
import {
  ApiExtendedProblem,
  ApiProblems,
  BODY_REFUSALS,
  DATABASE_GONE,
  INVALID_VALUES,
} from '../common/openapi/api-problems.js';
import { refuseOtherKeys } from '../common/validation/only-keys.js';
import { CreateViewDto, VIEW_KEYS } from './dto/create-view.dto.js';
import { SavedViewDto } from './dto/saved-view.dto.js';
import { UpdateViewDto } from './dto/update-view.dto.js';
import { ViewConflictDto } from './dto/view-conflict.dto.js';
import {
  InvalidViewIdError,
  TooManyViewsError,
  ViewChangedError,
  ViewNameTakenError,
  ViewNotFoundError,
} from './view-errors.js';
import { VIEW_ID } from './view-id.pipe.js';
import { ViewsService } from './views.service.js';

const ETAG = {
  description: 'The version of the view in double quotes. Send it back in If-Match to change just this version.',
  schema: { type: 'string', example: '"3"' },
} as const;

const ID_REFUSALS = [new InvalidViewIdError(), new ViewNotFoundError(4)];
const NAME_TAKEN = new ViewNameTakenError('Urgent billing');
const MALFORMED_IF_MATCH = malformedEtags('If-Match');

/** The view of the example; only what a client needs to see is told. */
const CURRENT = { id: 4, name: 'Urgent billing', version: 4 } as SavedViewDto;

const ApiViewId = () => ApiParam({ name: 'id', schema: { type: 'integer', minimum: 1 }, example: 4 });

/** Only when nobody has changed the view. */
const ApiIfMatch = () =>
  applyDecorators(
    ApiHeader({
      name: 'If-Match',
      required: false,
      description:
        'Entity tags of which the view must have one, or `*` for any. When somebody else has changed the view meanwhile, nothing is done and the answer is 412 with the view as it is now. Weak tags never match.',
      schema: { type: 'string', example: '"3"' },
    }),
    ApiExtendedProblem('/api/views/4/', new ViewChangedError(CURRENT), ViewConflictDto),
  );

@ApiTags('views')
@Requires('views:change')
@Controller('api/views')
export class ViewsController {
  constructor(private readonly views: ViewsService) {}

  @Get()
  @Requires('tickets:read')
  @ApiOperation({
    operationId: 'listViews',
    summary: 'List the saved views, by name',
    description: 'Filters and orders of the list of tickets that somebody gave a name to. All agents share them.',
  })
  @ApiResponse({ status: 200, type: [SavedViewDto], description: 'All of them; there are at most 100.' })
  @ApiProblems('/api/views/', DATABASE_GONE)
  async list(): Promise<SavedViewDto[]> {
    return (await this.views.list()).map((view) => SavedViewDto.from(view));
  }

  @Post()
  @ApiOperation({ operationId: 'createView', summary: 'Save a view' })
  @ApiResponse({
    status: 201,
    type: SavedViewDto,
    description: 'The view as it was kept.',
    headers: { ETag: ETAG, Location: { description: 'The path of the new view.', schema: { type: 'string' } } },
  })
  @ApiProblems('/api/views/', INVALID_VALUES, NAME_TAKEN, new TooManyViewsError(100), ...BODY_REFUSALS, DATABASE_GONE)
  async create(
    @Body() dto: CreateViewDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedViewDto> {
    refuseOtherKeys(request.body, VIEW_KEYS);
    const view = SavedViewDto.from(await this.views.create(dto));
    void reply.header('location', `/api/views/${view.id}/`);
    return tagged(reply, view);
  }

  @Patch(':id')
  @ApiOperation({
    operationId: 'updateView',
    summary: 'Change a view',
    description:
      'What is left out stays. `filters` takes the place of all the earlier ones: a filter that it leaves out does not narrow any more.',
  })
  @ApiViewId()
  @ApiIfMatch()
  @ApiResponse({ status: 200, type: SavedViewDto, description: 'The view as it is now.', headers: { ETag: ETAG } })
  @ApiProblems(
    '/api/views/4/',
    INVALID_VALUES,
    ...ID_REFUSALS,
    NAME_TAKEN,
    MALFORMED_IF_MATCH,
    ...BODY_REFUSALS,
    DATABASE_GONE,
  )
  async update(
    @Param('id', VIEW_ID) id: number,
    @Body() dto: UpdateViewDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedViewDto> {
    refuseOtherKeys(request.body, VIEW_KEYS);
    return tagged(reply, SavedViewDto.from(await this.views.update(id, dto, versionsOfIfMatch(ifMatch))));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'deleteView', summary: 'Delete a view', description: 'It is gone for everybody.' })
  @ApiViewId()
  @ApiIfMatch()
  @ApiResponse({ status: 204, description: 'The view is gone.' })
  @ApiProblems('/api/views/4/', ...ID_REFUSALS, MALFORMED_IF_MATCH, ...BODY_REFUSALS, DATABASE_GONE)
  async delete(@Param('id', VIEW_ID) id: number, @Headers('if-match') ifMatch: string | undefined): Promise<void> {
    await this.views.delete(id, versionsOfIfMatch(ifMatch));
  }
}

/** The answer, with the version that it shows as its entity tag. */
function tagged(reply: FastifyReply, view: SavedViewDto): SavedViewDto {
  void reply.header('etag', etagOf(view.version));
  return view;
}
