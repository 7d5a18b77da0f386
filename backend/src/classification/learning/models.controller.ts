import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { AskedBy, type Origin } from '../../common/access/origin.js';
import { Requires } from '../../common/access/requires.js';
import { ApiProblems, DATABASE_GONE } from '../../common/openapi/api-problems.js';
import { ModelDto } from './dto/model.dto.js';
import { TrainingDto } from './dto/training.dto.js';
import {
  LearningOffError,
  ModelNotFoundError,
  ModelNotUsableError,
  NoTrainingError,
  TrainingRunningError,
} from './learning-errors.js';
import { LearningService } from './learning.service.js';
import { ModelsService } from './models.service.js';

@ApiTags('classification')
@Requires('models:manage')
@Controller('api/classification/models')
export class ModelsController {
  constructor(
    private readonly models: ModelsService,
    private readonly learning: LearningService,
  ) {}

  @Get()
  @Requires('tickets:read')
  @ApiOperation({
    operationId: 'listModels',
    summary: 'List the versions of the embedded model',
    description: 'Learned versions, latest first, then the one that ships with the product.',
  })
  @ApiResponse({ status: 200, type: [ModelDto], description: 'The versions.' })
  @ApiProblems('/api/classification/models/', DATABASE_GONE)
  async list(): Promise<ModelDto[]> {
    return ModelDto.listFrom(await this.models.list());
  }

  @Post(':version/activate')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'activateModel',
    summary: 'Let a version answer',
    description:
      'The way back to an earlier version, the shipped one included. The process that is asked follows at once, others ' +
      'within half a minute. Later trainings are compared with this version.',
  })
  @ApiParam({ name: 'version', description: 'As the list of versions names it.', example: 'linear-4c839489' })
  @ApiResponse({ status: 200, type: [ModelDto], description: 'The versions as they are now.' })
  @ApiProblems(
    '/api/classification/models/linear-4c839489/activate/',
    new ModelNotFoundError(),
    ModelNotUsableError.rejected(),
    DATABASE_GONE,
  )
  async activate(@Param('version') version: string, @AskedBy() origin: Origin): Promise<ModelDto[]> {
    return ModelDto.listFrom(await this.models.activate(version, origin));
  }

  @Post('train')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'trainModel',
    summary: 'Learn from the agents’ decisions now',
    description:
      'One of the processes takes it up within seconds; it takes some minutes and happens once a night by itself. The new ' +
      'version becomes active when it is no worse than the active one on decisions that no version is trained on, and ' +
      'no worse than the shipped one on the test corpus.',
  })
  @ApiResponse({ status: 202, type: TrainingDto, description: 'The training waits for a process to take it up.' })
  @ApiProblems('/api/classification/models/train/', new TrainingRunningError(), new LearningOffError(), DATABASE_GONE)
  async train(@AskedBy() origin: Origin): Promise<TrainingDto> {
    return TrainingDto.from(await this.learning.request(origin));
  }

  @Get('training')
  @ApiOperation({ operationId: 'getTraining', summary: 'How the latest training goes, or how it ended' })
  @ApiResponse({ status: 200, type: TrainingDto, description: 'The training.' })
  @ApiProblems('/api/classification/models/training/', DATABASE_GONE)
  async training(): Promise<TrainingDto> {
    return TrainingDto.from(await this.learning.latest());
  }

  @Post('training/cancel')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'cancelTraining',
    summary: 'Cancel the training',
    description: 'It ends within seconds and leaves nothing behind.',
  })
  @ApiResponse({ status: 200, type: TrainingDto, description: 'The training, cancelled.' })
  @ApiProblems('/api/classification/models/training/cancel/', new NoTrainingError(), DATABASE_GONE)
  async cancel(@AskedBy() origin: Origin): Promise<TrainingDto> {
    return TrainingDto.from(await this.learning.cancel(origin));
  }
}
