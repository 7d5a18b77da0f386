import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { NotedChangesRepository } from '../../database/folding/noted-changes.repository.js';

@Injectable()
export class SearchWordsRepository extends NotedChangesRepository {
  constructor(@InjectDataSource() dataSource: DataSource) {
    super(dataSource, { table: 'search_word_backlog', fold: 'search_word_fold', lock: 'searchWords' });
  }
}
