import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Environment } from '../../config/environment.js';
import type { ChangeableSetting, ChangeableSettings } from './changeable-settings.js';
import { ChangedSettingsRepository } from './changed-settings.repository.js';

/** How soon a process follows when another one changed a setting. */
const LOOK_MS = 30_000;

/** How soon it looks again as long as it has not seen yet what was changed. */
const FIRST_LOOK_MS = 2_000;

/** What holds now: the values that administrators have set, and the environment's for all others. In memory. */
@Injectable()
export class SettingsInForce implements OnModuleInit, OnModuleDestroy {
  private changed: Partial<ChangeableSettings> = {};
  private inForce: ChangeableSettings;
  private isRead = false;
  private isStopped = false;
  private timer?: NodeJS.Timeout;
  private following: Promise<void> = Promise.resolve();

  constructor(
    private readonly environment: Environment,
    private readonly repository: ChangedSettingsRepository,
  ) {
    this.inForce = environment;
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
    this.changed = await this.repository.findAll();
    this.inForce = { ...this.environment, ...this.changed };
    this.isRead = true;
  }

  /** An outage, or a database that lacks a migration, leaves everything as it was until the next look. */
  private async lookAgain(): Promise<void> {
    await this.follow().catch(() => undefined);
    if (this.isStopped) return;
    this.timer = setTimeout(() => void this.lookAgain(), this.isRead ? LOOK_MS : FIRST_LOOK_MS).unref();
  }
}
