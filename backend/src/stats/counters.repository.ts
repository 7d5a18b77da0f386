import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { NotedChangesRepository } from '../database/folding/noted-changes.repository.js';

@Injectable()
export class CountersRepository extends NotedChangesRepository {
  constructor(@InjectDataSource() dataSource: DataSource) {
    super(dataSource, { table: 'ticket_count_delta', fold: 'ticket_count_fold', lock: 'counters' });
  }
}
