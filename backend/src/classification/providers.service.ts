import { Injectable } from '@nestjs/common';
import { EmbeddedClassifier } from './embedded/embedded-classifier.js';
import { DailyAllowance } from './llm/daily-allowance.js';
import type { UsageToday } from './llm/llm-usage.repository.js';
import { ProviderChain } from './llm/provider-chain.js';
import type { ProviderReport, ProviderState } from './llm/provider-guard.js';
import { PROMPT_VERSION } from './prompt.js';
import type { ProviderStatus } from './provider-status.js';
import { SettingsInForce } from './settings/settings-in-force.js';

const NOTHING_YET: UsageToday = { calls: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 };

/** Who suggests, in the order in which they are asked, and how they do. */
@Injectable()
export class ProvidersService {
  constructor(
    private readonly chain: ProviderChain,
    private readonly allowance: DailyAllowance,
    private readonly embedded: EmbeddedClassifier,
    private readonly settings: SettingsInForce,
  ) {}

  /** Counts are of all processes; state, failure and latency are what this process saw. */
  async read(): Promise<ProviderStatus[]> {
    const used = this.chain.isEmpty ? null : await this.allowance.usedToday();
    const models = this.reports.map(({ hasPrices, ...report }): ProviderStatus => {
      const today = used && (used.get(report.name) ?? NOTHING_YET);
      return {
        ...report,
        state: report.state !== 'off' && today && this.isUsedUp(today) ? 'capped' : report.state,
        version: PROMPT_VERSION,
        today: today && { ...today, costUsd: hasPrices ? today.costUsd : null },
        cap: this.allowance.cap,
      };
    });
    return [...models, this.embeddedStatus()];
  }

  /** The states alone, from memory. */
  get states(): { readonly name: string; readonly state: ProviderState }[] {
    return [...this.reports, this.embeddedStatus()].map(({ name, state }) => ({ name, state }));
  }

  private get reports(): ProviderReport[] {
    const { reports } = this.chain;
    return this.settings.current.LLM_ENABLED === 'on'
      ? reports
      : reports.map((report) => ({ ...report, state: 'off' }));
  }

  private isUsedUp({ calls, inputTokens, outputTokens }: UsageToday): boolean {
    return calls >= this.allowance.cap.calls || inputTokens + outputTokens >= this.allowance.cap.tokens;
  }

  private embeddedStatus(): ProviderStatus {
    const { version } = this.embedded;
    const nothing = { lastFailure: null, latency: null, today: null, cap: null };
    return { name: 'embedded', model: 'embedded', version, state: 'ready', ...nothing };
  }
}
