/** The cursors of the pages beside this one; without one there is no such page. */
export interface NeighbourPages {
  next?: string;
  prev?: string;
}

/**
 * A Link header that leads to the neighbours of a page of the list at `url`, filters kept; undefined when there are
 * none. The addresses are relative, so that they hold behind every proxy (RFC 8288 resolves them against the address
 * that the client asked).
 */
export function pageLinks(url: string, { next, prev }: NeighbourPages): string | undefined {
  const links = [...(next ? [linkTo(url, next, 'next')] : []), ...(prev ? [linkTo(url, prev, 'prev')] : [])];
  return links.length > 0 ? links.join(', ') : undefined;
}

function linkTo(url: string, cursor: string, relation: string): string {
  const start = url.indexOf('?');
  const parameters = new URLSearchParams(start < 0 ? '' : url.slice(start));
  parameters.set('cursor', cursor);
  return `<${start < 0 ? url : url.slice(0, start)}?${parameters.toString()}>; rel="${relation}"`;
}
