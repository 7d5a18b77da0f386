/** Where an import is in its life. One that is being received is not shown: it is an import when its file is complete. */
export const IMPORT_STATES = ['receiving', 'queued', 'running', 'completed', 'cancelled', 'failed'] as const;

export type ImportState = (typeof IMPORT_STATES)[number];
