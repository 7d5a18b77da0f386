import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Environment } from './environment.js';

/** The one global module: settings are read once, at the start, and injected as `Environment`. */
@Global()
@Module({})
export class ConfigModule {
  static with(environment: Environment): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: Environment, useValue: environment }],
      exports: [Environment],
    };
  }
}
