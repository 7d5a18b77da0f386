import { Module } from '@nestjs/common';
import { Environment } from '../config/environment.js';
import { ClassificationController } from './classification.controller.js';
import { ClassificationService } from './classification.service.js';
import { EmbeddedClassifier } from './embedded/embedded-classifier.js';
import { RuleClassifier } from './embedded/rule-classifier.js';
import { AnthropicProvider } from './llm/anthropic.provider.js';
import { LlmProvider } from './llm/llm-provider.js';

/** The configured model, or null without a key. */
function providerFrom(environment: Environment): LlmProvider | null {
  const { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: baseUrl } = environment;
  if (apiKey === undefined) return null;
  return new AnthropicProvider({
    apiKey,
    model: environment.ANTHROPIC_MODEL,
    timeoutMs: environment.ANTHROPIC_TIMEOUT_MS,
    ...(baseUrl !== undefined && { baseUrl }),
  });
}

@Module({
  controllers: [ClassificationController],
  providers: [
    ClassificationService,
    { provide: EmbeddedClassifier, useClass: RuleClassifier },
    { provide: LlmProvider, inject: [Environment], useFactory: providerFrom },
  ],
  exports: [ClassificationService],
})
export class ClassificationModule {}
