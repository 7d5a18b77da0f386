import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { EmbeddedClassifier } from '../embedded/embedded-classifier.js';
import { ModelClassifier } from '../embedded/model-classifier.js';
import { Model } from '../embedded/model.js';
import type { Judgement, TicketText } from '../suggestion.js';
import { ClassifierModelRepository } from './classifier-model.repository.js';
import { ShippedModel } from './shipped-model.js';

/** How soon a process follows when another one made a version active. */
const LOOK_MS = 30_000;

/** Answers with the active version: the shipped one at first, and whenever no learned one can be had. */
@Injectable()
export class ActiveClassifier extends EmbeddedClassifier implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(ActiveClassifier.name);
  private readonly shippedClassifier: ModelClassifier;
  private current: ModelClassifier;
  private unusable: string | null = null;
  private timer?: NodeJS.Timeout;
  private following: Promise<void> = Promise.resolve();

  constructor(
    private readonly shipped: ShippedModel,
    private readonly models: ClassifierModelRepository,
  ) {
    super();
    this.shippedClassifier = new ModelClassifier(shipped.model);
    this.current = this.shippedClassifier;
  }

  async onModuleInit(): Promise<void> {
    await this.lookAgain();
    this.timer = setInterval(() => void this.lookAgain(), LOOK_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  override get version(): string {
    return this.current.version;
  }

  override classify(text: TicketText): Judgement | null {
    return this.current.classify(text);
  }

  /**
   * Takes over the version that is active now, one look after the other, so that the latest one counts.
   * @throws the database's error when it cannot be read
   */
  async follow(): Promise<void> {
    this.following = this.following.catch(() => undefined).then(() => this.takeOver());
    return this.following;
  }

  private async takeOver(): Promise<void> {
    const version = await this.models.findActiveVersion(this.shipped.version);
    if (version === this.version || (version !== null && version === this.unusable)) return;
    this.current = version ? await this.load(version) : this.shippedClassifier;
  }

  /** An outage, or a database that lacks a migration, leaves everything as it was until the next look. */
  private async lookAgain(): Promise<void> {
    await this.follow().catch(() => undefined);
  }

  /** A version that cannot be read must not take the suggestions away: then the shipped one answers. */
  private async load(version: string): Promise<ModelClassifier> {
    const bytes = await this.models.readBytes(version);
    try {
      return new ModelClassifier(Model.fromBytes(bytes ?? Buffer.alloc(0)));
    } catch {
      this.unusable = version;
      this.logger.error(`The learned model ${version} cannot be read; the shipped one answers instead.`);
      return this.shippedClassifier;
    }
  }
}
