import type { Author } from '../api/types';

/** Who made a change, as the subject of a sentence; a person may have used a token, and a token may be nobody's. */
export function authorName({ person, token }: Author): string {
  if (token === null) return person ?? $localize`Somebody`;
  return person === null
    ? $localize`The token “${token}:name:”`
    : $localize`${person}:person: (token “${token}:name:”)`;
}
