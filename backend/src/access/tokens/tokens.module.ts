import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEntry } from '../audit/audit-entry.entity.js';
import { AuditLog } from '../audit/audit-log.repository.js';
import { AccountTokensController } from './account-tokens.controller.js';
import { AdminTokensController } from './admin-tokens.controller.js';
import { ApiToken } from './api-token.entity.js';
import { TokensRepository } from './tokens.repository.js';
import { TokensService } from './tokens.service.js';

/** Tokens for programs. */
@Module({
  imports: [TypeOrmModule.forFeature([ApiToken, AuditEntry])],
  controllers: [AccountTokensController, AdminTokensController],
  providers: [AuditLog, TokensRepository, TokensService],
  exports: [TokensService],
})
export class TokensModule {}
