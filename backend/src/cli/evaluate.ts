import 'reflect-metadata';
import { evaluateCommand } from './evaluate/evaluate-command.js';

/** Measures a classifier on labelled tickets; `evaluate/arguments.ts` has the usage. */
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
process.exitCode = await evaluateCommand(process.argv.slice(2), {
  out: process.stdout,
  err: process.stderr,
  signal: stop.signal,
});
