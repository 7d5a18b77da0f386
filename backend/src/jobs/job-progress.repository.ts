import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, type Repository } from 'typeorm';
import { JobProgress } from './job-progress.entity.js';

/** A process that dies leaves its entry behind. */
const LEFTOVER_MS = 24 * 60 * 60 * 1_000;

@Injectable()
export class JobProgressRepository {
  constructor(@InjectRepository(JobProgress) private readonly entries: Repository<JobProgress>) {}

  async find(jobId: string): Promise<JobProgress | null> {
    return this.entries.findOneBy({ jobId });
  }

  async save(jobId: string, done: number, total: number): Promise<void> {
    await this.entries.upsert({ jobId, done, total, updatedAt: new Date() }, ['jobId']);
  }

  /** Removes the entry of a job that has ended, and what others left behind. */
  async clear(jobId: string): Promise<void> {
    await this.entries.delete({ jobId });
    await this.entries.delete({ updatedAt: LessThan(new Date(Date.now() - LEFTOVER_MS)) });
  }
}
