/** What each kind of work in the background does. */
const JOB_WORDS: Readonly<Record<string, () => string>> = {
  'bulk-change': () => $localize`:work in the background|:Changes of many tickets`,
  'ticket-import': () => $localize`:work in the background|:Imports`,
  'train-classifier': () => $localize`:work in the background|:Training of the built-in model`,
  'forget-expired-access': () => $localize`:work in the background|:Removing what has expired of sessions and links`,
  'forget-ticket-events': () => $localize`:work in the background|:Removing events of deleted tickets`,
  'forget-bulk-changes': () => $localize`:work in the background|:Removing old changes of many tickets`,
  'forget-idempotency-keys': () => $localize`:work in the background|:Removing keys of repeated requests`,
  'ticket-import-cleaning': () => $localize`:work in the background|:Removing old imports`,
  'purge-deleted-tickets': () => $localize`:work in the background|:Removing deleted tickets for good`,
};

/** A server that is newer than this page may know more kinds. */
export function jobInWords(name: string): string {
  return JOB_WORDS[name]?.() ?? name;
}
