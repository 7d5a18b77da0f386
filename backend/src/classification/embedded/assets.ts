import { join } from 'node:path';

/** This folder in the sources, where the corpus and the model lie; also seen from the compiled code beside them. */
const SOURCE_FOLDER = join(import.meta.dirname, '../../../src/classification/embedded');

/** The tickets that the project wrote, in a folder a part. */
export const CORPUS_FOLDER = join(SOURCE_FOLDER, 'corpus');

/** The model that ships with the product, written by `npm run train`. */
export const MODEL_FILE = join(SOURCE_FOLDER, 'shipped.model');
