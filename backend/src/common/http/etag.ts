import { malformedHeader, RequestError } from '../errors/request-error.js';

/** The greatest version that the database can count to. */
const MAX_VERSION = 2_147_483_647;

/** One tag of RFC 9110, section 8.8.3: its weakness and what stands between the quotes. */
const TAG = /(?<weak>W\/)?"(?<opaque>[!#-~\u0080-\u00FF]*)"/;

/** A list of RFC 9110, section 5.6.1, which may have empty elements but not only those. */
const LIST = new RegExp(`^[ \\t,]*${plain(TAG)}(?:[ \\t]*(?:,[ \\t]*)+${plain(TAG)})*[ \\t,]*$`);

/** The strong entity tag of something in this version. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * The versions of which a thing must have one for the request to be carried out, undefined when any will do. Weak tags,
 * and tags that we never wrote, stand for no version.
 * @param header If-Match
 * @throws RequestError when it is malformed
 */
export function versionsOfIfMatch(header: string | undefined): readonly number[] | undefined {
  const tags = tagsOf('If-Match', header);
  if (tags === undefined || tags === '*') return undefined;
  return tags.filter(({ isWeak }) => !isWeak).flatMap(({ opaque }) => versionOf(opaque) ?? []);
}

/**
 * Whether the client has this version already. Weak tags count here, as RFC 9110 wants it.
 * @param header If-None-Match
 * @throws RequestError when it is malformed
 */
export function isKnownVersion(header: string | undefined, version: number): boolean {
  const tags = tagsOf('If-None-Match', header);
  if (tags === undefined) return false;
  return tags === '*' || tags.some(({ opaque }) => opaque === String(version));
}

export function malformedEtags(name: string): RequestError {
  return new RequestError(malformedHeader(name, 'a star or a list of entity tags in double quotes, such as "3"'));
}

interface Tag {
  readonly opaque: string;
  readonly isWeak: boolean;
}

function tagsOf(name: string, header: string | undefined): readonly Tag[] | '*' | undefined {
  if (header === undefined) return undefined;
  if (header.trim() === '*') return '*';
  if (!LIST.test(header)) throw malformedEtags(name);
  return Array.from(header.matchAll(new RegExp(TAG, 'g')), ({ groups }) => ({
    opaque: groups?.['opaque'] ?? '',
    isWeak: groups?.['weak'] !== undefined,
  }));
}

function versionOf(opaque: string): number | undefined {
  const version = /^[1-9]\d{0,9}$/.test(opaque) ? Number(opaque) : undefined;
  return version !== undefined && version <= MAX_VERSION ? version : undefined;
}

function plain({ source }: RegExp): string {
  return source.replace(/\?<\w+>/g, '');
}
