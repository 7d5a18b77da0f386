/** The longest search, in characters. */
export const MAX_SEARCH_LENGTH = 200;
/** The most different words of a search: each is compared with every text that is read. */
export const MAX_SEARCH_WORDS = 10;

/** The different words of a search. */
export function searchWords(search: string): string[] {
  return [...new Set(search.split(/\s+/u).filter((word) => word !== ''))];
}
