import { Body, Controller, Get, Patch, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AskedBy, type Origin } from '../../common/access/origin.js';
import { Requires } from '../../common/access/requires.js';
import { ValidationError } from '../../common/errors/domain-error.js';
import { ApiProblems, BODY_REFUSALS, DATABASE_GONE } from '../../common/openapi/api-problems.js';
import { refuseOtherKeys } from '../../common/validation/only-keys.js';
import { CHANGEABLE_SETTINGS } from './changeable-settings.js';
import { ClassifierSettingsService } from './classifier-settings.service.js';
import { ChangeSettingsDto } from './dto/change-settings.dto.js';
import { ClassifierSettingDto } from './dto/classifier-setting.dto.js';

const INVALID_CHANGE = new ValidationError({
  REVIEW_THRESHOLD: ['REVIEW_THRESHOLD must be a number from 0.01 to 1, or null'],
});

@ApiTags('classification')
@Requires('models:manage')
@Controller('api/classification/settings')
export class ClassifierSettingsController {
  constructor(private readonly settings: ClassifierSettingsService) {}

  @Get()
  @ApiOperation({
    operationId: 'listClassifierSettings',
    summary: 'What the classifier works with',
    description:
      'The settings in force, by the names of their environment variables; of keys and addresses only whether they are set.',
  })
  @ApiResponse({ status: 200, type: [ClassifierSettingDto], description: 'The settings.' })
  @ApiProblems('/api/classification/settings/')
  list(): ClassifierSettingDto[] {
    return this.settings.read().map((setting) => ClassifierSettingDto.from(setting));
  }

  @Patch()
  @ApiOperation({
    operationId: 'changeClassifierSettings',
    summary: 'Change settings while the server runs',
    description:
      'What is left out stays. A value wins over the one of the environment until it is taken back with null. The process ' +
      'that is asked follows at once, others within half a minute.',
  })
  @ApiResponse({ status: 200, type: [ClassifierSettingDto], description: 'The settings as they are now.' })
  @ApiProblems('/api/classification/settings/', INVALID_CHANGE, ...BODY_REFUSALS, DATABASE_GONE)
  async change(
    @Body() dto: ChangeSettingsDto,
    @AskedBy() origin: Origin,
    @Req() request: FastifyRequest,
  ): Promise<ClassifierSettingDto[]> {
    refuseOtherKeys(request.body, CHANGEABLE_SETTINGS);
    return (await this.settings.change(dto, origin)).map((setting) => ClassifierSettingDto.from(setting));
  }
}
