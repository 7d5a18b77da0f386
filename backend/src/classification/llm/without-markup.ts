/** A tag, closed or not: what a browser takes for one begins with `<` and a letter, `!`, `/` or `?`. */
const TAG = /<[!/?a-z][^<>]*>?/gi;

/** The joint of a Markdown link or image. */
const LINK_JOINT = /\]\(/g;

/** Addresses that are opened on a click, or that run. */
const ADDRESS = /(?:\b[a-z][a-z\d+.-]{0,30}:)?\/\/\S*|\b(?:www\.|(?:data|javascript|mailto|tel|vbscript):)\S*/gi;

/**
 * One line without what a page, a mail or a chat would make more of than text: tags, links, images, addresses. A model
 * that follows a ticket may write them for the people who read its reason. A space takes the place of each, so that what
 * stands around it cannot join to the same again.
 */
export function withoutMarkup(line: string): string {
  return line.replace(TAG, ' ').replace(LINK_JOINT, '] (').replace(ADDRESS, ' ');
}
