/** Of one file. */
export const MAX_MEGABYTES = 100;
export const MAX_ROWS = 1_000_000;

/** Of one import; beyond it, refused rows are counted only. */
export const MAX_KEPT_REFUSALS = 10_000;

/** Files in the database at a time, those that arrive included. */
export const MAX_UNFINISHED = 20;
