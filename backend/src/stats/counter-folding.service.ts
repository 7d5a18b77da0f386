import { Injectable } from '@nestjs/common';
import { FoldingService } from '../database/folding/folding.service.js';
import { CountersRepository } from './counters.repository.js';

/** Keeps the list of changes short that readers of the counters add up. */
@Injectable()
export class CounterFoldingService extends FoldingService {
  constructor(counters: CountersRepository) {
    super(counters, 'Folding the counters of tickets');
  }
}
