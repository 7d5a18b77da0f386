/** Where people go on who did not say where. */
export const START_PAGE = '/queue';

const MAX_LENGTH = 2_000;

/** Any origin will do: what matters is whether an address leaves it. */
const HERE = 'http://here.invalid';

/**
 * An address of this product to go on at, as browsers understand it.
 * @param wanted anything that a link may hold
 * @returns a path that begins with one slash; the start page for what leads elsewhere or nowhere
 */
export function ownPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || !URL.canParse(wanted, HERE)) return START_PAGE;
  const { origin, pathname, search, hash } = new URL(wanted, HERE);
  const path = `${pathname}${search}${hash}`;
  const isOurs = origin === HERE && !/^\/[/\\]/.test(path) && path.length <= MAX_LENGTH;
  return isOurs ? path : START_PAGE;
}
