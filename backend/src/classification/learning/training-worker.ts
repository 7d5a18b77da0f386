import { constants, setPriority } from 'node:os';
import { readCorpus } from '../embedded/corpus.js';
import { trainHere } from './training-thread.js';

// Requests come first. On Linux this concerns the thread alone; elsewhere it would slow down the whole process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);

trainHere(() => ({ train: readCorpus('train'), test: readCorpus('test') }));
