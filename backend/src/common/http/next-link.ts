/**
 * A Link header that leads to the next page of the list at `url`, filters kept. It is relative, so that it holds
 * behind every proxy (RFC 8288 resolves it against the address that the client asked).
 */
export function nextLink(url: string, cursor: string): string {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  searchParams.set('cursor', cursor);
  return `<${pathname}?${searchParams.toString()}>; rel="next"`;
}
