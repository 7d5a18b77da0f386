import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Requires } from '../common/access/requires.js';
import { ApiProblems } from '../common/openapi/api-problems.js';
import { ClassifierSettingsService } from './classifier-settings.service.js';
import { ClassifierSettingDto } from './dto/classifier-setting.dto.js';

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
}
