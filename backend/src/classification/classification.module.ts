import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Environment } from '../config/environment.js';
import { SigningKeyModule } from '../signing-key/signing-key.module.js';
import { ClassificationController } from './classification.controller.js';
import { ClassificationService } from './classification.service.js';
import { LearningModule } from './learning/learning.module.js';
import { AccuracyController } from './ledger/accuracy.controller.js';
import { AccuracyRepository } from './ledger/accuracy.repository.js';
import { AccuracyService } from './ledger/accuracy.service.js';
import { LedgerRepository } from './ledger/ledger.repository.js';
import { SuggestionRecord } from './ledger/suggestion-record.entity.js';
import { SuggestionTokensService } from './ledger/suggestion-tokens.service.js';
import { DailyAllowance } from './llm/daily-allowance.js';
import { languageModel } from './llm/language-models.js';
import { llmSettings } from './llm/llm-settings.js';
import { LlmUsage } from './llm/llm-usage.entity.js';
import { LlmUsageRepository } from './llm/llm-usage.repository.js';
import { ProviderChain } from './llm/provider-chain.js';
import { ProviderGuard } from './llm/provider-guard.js';
import { ProvidersController } from './providers.controller.js';
import { ProvidersService } from './providers.service.js';
import { SettingsModule } from './settings/settings.module.js';

async function chainFrom(environment: Environment, allowance: DailyAllowance): Promise<ProviderChain> {
  const { providers, budgetMs, maxConcurrent } = llmSettings(environment);
  const guards = await Promise.all(
    providers.map(
      async (settings) =>
        new ProviderGuard(await languageModel(settings), { prices: settings.prices, maxConcurrent }, allowance),
    ),
  );
  return new ProviderChain(guards, budgetMs);
}

@Module({
  imports: [LearningModule, SettingsModule, SigningKeyModule, TypeOrmModule.forFeature([LlmUsage, SuggestionRecord])],
  controllers: [ClassificationController, ProvidersController, AccuracyController],
  providers: [
    ClassificationService,
    LedgerRepository,
    SuggestionTokensService,
    AccuracyService,
    AccuracyRepository,
    ProvidersService,
    LlmUsageRepository,
    DailyAllowance,
    { provide: ProviderChain, inject: [Environment, DailyAllowance], useFactory: chainFrom },
  ],
  exports: [ClassificationService, ProvidersService, LedgerRepository, SuggestionTokensService],
})
export class ClassificationModule {}
