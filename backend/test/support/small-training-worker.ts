import { trainHere } from '../../src/classification/learning/training-thread.js';
import { smallCorpus } from './small-corpus.js';

trainHere(smallCorpus);
