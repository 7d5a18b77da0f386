import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { AccountTokensController } from './account-tokens.controller.js';
import { AdminTokensController } from './admin-tokens.controller.js';
import { ApiToken } from './api-token.entity.js';
import { TokensRepository } from './tokens.repository.js';
import { TokensService } from './tokens.service.js';

/** Tokens for programs. */
@Module({
  imports: [TypeOrmModule.forFeature([ApiToken]), AuditModule],
  controllers: [AccountTokensController, AdminTokensController],
  providers: [TokensRepository, TokensService],
  exports: [TokensService],
})
export class TokensModule {}
