import { Injectable } from '@nestjs/common';
import type { Principal } from '../../common/access/principal.js';
import { Environment } from '../../config/environment.js';
import { SetupService } from '../setup/setup.service.js';
import { CurrentSessionDto } from './dto/current-session.dto.js';
import { SignInWaysDto } from './dto/sign-in-ways.dto.js';

/** What a page has to know before it shows anything. */
@Injectable()
export class CurrentSessionService {
  constructor(
    private readonly setup: SetupService,
    private readonly environment: Environment,
  ) {}

  async describe(principal: Principal): Promise<CurrentSessionDto> {
    return CurrentSessionDto.from(principal, {
      visitorRole: this.environment.ANONYMOUS_ROLE,
      needsSetup: await this.setup.isNeeded(),
      signIn: SignInWaysDto.of(this.environment),
    });
  }
}
