/**
 * The numbers of all advisory locks that the product takes in PostgreSQL, in one place because two purposes with the same
 * number would wait for each other. `bulkRun` is the first number of a pair, whose second one is the bulk change.
 */
export const ADVISORY_LOCKS = {
  /** Replicas that start together migrate one after the other. */
  migration: 7_403_119,
  /** One process trains at a time. */
  training: 7_403_120,
  /** One run of a bulk change at a time. */
  bulkRun: 7_403_121,
  /** Uploads are admitted one after the other, so that their number is known. */
  importAdmission: 7_403_122,
  /** Two uploads of one file that end at the same time look for each other one after the other. */
  importRepeat: 7_403_123,
  /** Whoever becomes or ceases to be an administrator does so one after the other: one must stay. */
  administrators: 7_403_124,
  /** Held while counters are written from noted changes, or anew from the tickets. */
  counters: 7_403_130,
  /** Held while words of noted tickets are learned. */
  searchWords: 7_403_131,
} as const;
