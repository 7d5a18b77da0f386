/**
 * The target of the first link with the relation `next` in a Link header (RFC 8288), or undefined.
 * Other relations, extra parameters, several relations in one parameter and commas inside `<…>` are understood.
 */
export function nextLink(header: string | null): string | undefined {
  for (const [, target, parameters] of (header ?? '').matchAll(
    /<([^>]*)>((?:\s*;\s*[^;,="]+(?:=(?:"[^"]*"|[^;,"]*))?)*)/g,
  )) {
    const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^;,\s]+))/i.exec(parameters ?? '');
    const names = (relation?.[1] ?? relation?.[2] ?? '').toLowerCase().split(/\s+/);
    if (names.includes('next')) return target;
  }
  return undefined;
}

/** The `cursor` query parameter of the next page, or undefined on the last page. */
export function nextCursor(header: string | null): string | undefined {
  const link = nextLink(header);
  if (link === undefined || !URL.canParse(link, 'http://same.origin')) return undefined;
  return new URL(link, 'http://same.origin').searchParams.get('cursor') ?? undefined;
}
