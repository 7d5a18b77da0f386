import { Location } from '@angular/common';
import { inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';

/**
 * The key of a one-time link. It stands behind the #, so that no server log has it, and is taken out of the address so
 * that neither history nor a bookmark keeps it. Call in an injection context.
 * @returns '' when the address has none
 */
export function takeOneTimeKey(): string {
  const location = inject(Location);
  const key = inject(ActivatedRoute).snapshot.fragment ?? '';
  if (key !== '') location.replaceState(location.path(false));
  return key;
}
