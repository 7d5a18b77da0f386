import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { ClassificationModule } from './classification/classification.module.js';
import { ConfigModule } from './config/config.module.js';
import type { Environment } from './config/environment.js';
import { DatabaseModule } from './database/database.module.js';
import { EventsModule } from './events/events.module.js';
import { HealthModule } from './health/health.module.js';
import { StatsModule } from './stats/stats.module.js';
import { SystemModule } from './system/system.module.js';
import { BulkChangesModule } from './tickets/bulk/bulk-changes.module.js';
import { TicketsModule } from './tickets/tickets.module.js';
import { TransferModule } from './tickets/transfer/transfer.module.js';
import { ViewsModule } from './views/views.module.js';

@Module({
  imports: [
    DatabaseModule,
    AccessModule,
    HealthModule,
    ClassificationModule,
    StatsModule,
    SystemModule,
    EventsModule,
    TicketsModule,
    BulkChangesModule,
    TransferModule,
    ViewsModule,
  ],
})
export class AppModule {
  static with(environment: Environment): DynamicModule {
    return { module: AppModule, imports: [ConfigModule.with(environment)] };
  }
}
