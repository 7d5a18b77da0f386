/** How long a read may take before the page says so and offers another try, in milliseconds. */
export const READ_TIMEOUT_MS = 10_000;

/** Writes wait longer: giving up on a change that is still being saved confuses more than waiting. */
export const WRITE_TIMEOUT_MS = 20_000;
