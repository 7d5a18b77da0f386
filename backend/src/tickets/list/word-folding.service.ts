import { Injectable } from '@nestjs/common';
import { FoldingService } from '../../database/folding/folding.service.js';
import { SearchWordsRepository } from './search-words.repository.js';

/** Keeps the list of tickets short whose words searches look up one ticket after the other. */
@Injectable()
export class WordFoldingService extends FoldingService {
  constructor(words: SearchWordsRepository) {
    super(words, 'Learning the words of new tickets');
  }
}
