import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEntriesRepository } from './audit-entries.repository.js';
import { AuditEntry } from './audit-entry.entity.js';
import { AuditLog } from './audit-log.repository.js';
import { AuditController } from './audit.controller.js';
import { AuditService } from './audit.service.js';

/** What happened to access. */
@Module({
  imports: [TypeOrmModule.forFeature([AuditEntry])],
  controllers: [AuditController],
  providers: [AuditLog, AuditService, AuditEntriesRepository],
  exports: [AuditLog],
})
export class AuditModule {}
