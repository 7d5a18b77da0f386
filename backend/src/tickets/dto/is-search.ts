import { applyDecorators } from '@nestjs/common';
import { ValidateBy } from 'class-validator';
import { IsText } from '../../common/validation/text.js';
import { MAX_SEARCH_LENGTH, MAX_SEARCH_WORDS, searchWords } from '../list/search-words.js';

const wordsOf = (value: unknown) => (typeof value === 'string' ? searchWords(value).length : 0);

/** For the API document. */
export const SEARCH_DESCRIPTION = `At most ${MAX_SEARCH_WORDS} words that must all occur in the title or the description, as any part of a word, in any case.`;

/** Words to be searched for. @param rule.blank no word at all is accepted */
export function IsSearch(rule: { blank?: boolean } = {}): PropertyDecorator {
  return applyDecorators(
    IsText({ maxLength: MAX_SEARCH_LENGTH, ...rule }),
    ValidateBy(
      { name: 'isSearch', validator: { validate: (value) => wordsOf(value) <= MAX_SEARCH_WORDS } },
      {
        message: ({ property, value }) =>
          `${property} has ${wordsOf(value)} different words, at most ${MAX_SEARCH_WORDS} are allowed`,
      },
    ),
  );
}
