import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { errorName } from '../../common/logging/error-name.js';
import { Environment } from '../../config/environment.js';
import type { ChangeableSetting, ChangeableSettings } from './changeable-settings.js';
import { ChangedSettingsRepository } from './changed-settings.repository.js';
import { keptValues } from './kept-values.js';

/** How soon a process follows when another one changed a setting. */
const LOOK_MS = 30_000;

/** How soon it looks again as long as it has not seen yet what was changed. */
const FIRST_LOOK_MS = 2_000;

/**
 * What holds now: the values that administrators have set, and the environment's for all others. In memory. Until these
 * values are known no language model is asked, because somebody may have switched that off.
 */
@Injectable()
export class SettingsInForce implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(SettingsInForce.name);
  private changed: Partial<ChangeableSettings> = {};
  private inForce: ChangeableSettings;
  private unusable = '';
  private isRead = false;
  private isFailing = false;
  private isStopped = false;
  private timer?: NodeJS.Timeout;
  private following: Promise<void> = Promise.resolve();

  constructor(
    private readonly environment: Environment,
    private readonly repository: ChangedSettingsRepository,
  ) {
    this.inForce = { ...environment, LLM_ENABLED: 'off' };
  }

  async onModuleInit(): Promise<void> {
    await this.lookAgain();
  }

  onModuleDestroy(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  get current(): ChangeableSettings {
    return this.inForce;
  }

  isChanged(variable: ChangeableSetting): boolean {
    return variable in this.changed;
  }

  /**
   * Takes over what is set now, one look after the other, so that the latest one counts.
   * @throws the database's error when it cannot be read
   */
  async follow(): Promise<void> {
    this.following = this.following.catch(() => undefined).then(() => this.takeOver());
    return this.following;
  }

  private async takeOver(): Promise<void> {
    const { usable, unusable } = keptValues(await this.repository.findAll());
    this.changed = usable;
    this.inForce = { ...this.environment, ...usable };
    this.isRead = true;
    this.warnOf(unusable.join(', '));
  }

  /** Once, and not with every look. */
  private warnOf(unusable: string): void {
    if (unusable !== '' && unusable !== this.unusable) {
      this.logger.warn(`What is kept for ${unusable} cannot be used; the environment's value holds.`);
    }
    this.unusable = unusable;
  }

  /** An outage, or a database that lacks a migration, leaves everything as it was until the next look. */
  private async lookAgain(): Promise<void> {
    try {
      await this.follow();
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) this.logger.warn(`Changed settings of the classifier cannot be read: ${errorName(error)}.`);
      this.isFailing = true;
    }
    if (this.isStopped) return;
    this.timer = setTimeout(() => void this.lookAgain(), this.isRead ? LOOK_MS : FIRST_LOOK_MS).unref();
  }
}
