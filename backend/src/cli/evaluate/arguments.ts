import { parseArgs } from 'node:util';
import { PROMPT_VERSION, PROMPT_VERSIONS, type PromptVersion } from '../../classification/prompt.js';
import { LLM_PROVIDERS, type LlmProviderName } from '../../classification/suggestion.js';

export const USAGE = `Usage: npm run evaluate -- FILE.jsonl [options]   tickets of a file, one JSON object a line
       npm run evaluate -- --last N [options]     the last N tickets that agents decided, from DATABASE_URL
       npm run evaluate -- --attacks [options]    the attack suite

A line holds {"title": …, "description": …, "category": …, "priority": …}; title and one of the labels may be missing.

  --provider NAME    embedded (default), ${LLM_PROVIDERS.join(', ')}
  --model NAME       another model of the provider; for embedded the file of a trained model
  --prompt VERSION   another version of the prompt: ${PROMPT_VERSIONS.join(', ')} (default ${PROMPT_VERSION})
  --concurrency N    calls to a language model at the same time, 1 to 64 (default 4)
  --worst N          how many of the surest wrong answers are shown (default 10)
  --json FILE        writes everything into a file

Ctrl-C ends the evaluation and reports what was done by then.
`;

/** Where the tickets come from. */
export type TicketSource =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'last'; readonly count: number }
  | { readonly kind: 'attacks' };

export interface EvaluationRequest {
  readonly tickets: TicketSource;
  readonly provider: 'embedded' | LlmProviderName;
  readonly model: string | undefined;
  readonly prompt: PromptVersion;
  readonly concurrency: number;
  readonly worst: number;
  readonly json: string | undefined;
}

/** The command line does not say what to do. */
export class UsageError extends Error {}

const OPTIONS = {
  last: { type: 'string' },
  attacks: { type: 'boolean' },
  provider: { type: 'string', default: 'embedded' },
  model: { type: 'string' },
  prompt: { type: 'string' },
  concurrency: { type: 'string', default: '4' },
  worst: { type: 'string', default: '10' },
  json: { type: 'string' },
} as const;

/** @throws UsageError */
export function readArguments(args: readonly string[]): EvaluationRequest {
  const { values, positionals } = parsed(args);
  const provider = oneOf('--provider', ['embedded', ...LLM_PROVIDERS], values.provider);
  if (provider === 'embedded' && values.prompt !== undefined) {
    throw new UsageError('--prompt is for language models: name one with --provider.');
  }
  return {
    tickets: ticketSource(positionals, values.last, values.attacks ?? false),
    provider,
    model: values.model,
    prompt: oneOf('--prompt', PROMPT_VERSIONS, values.prompt ?? PROMPT_VERSION),
    concurrency: wholeNumber('--concurrency', values.concurrency, 1, 64),
    worst: wholeNumber('--worst', values.worst, 0, 10_000),
    json: values.json,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new UsageError(String((error as { message?: unknown }).message));
  }
}

function ticketSource(files: readonly string[], last: string | undefined, attacks: boolean): TicketSource {
  const [file, ...others] = files;
  const sources = [file, last, attacks || undefined].filter((source) => source !== undefined);
  if (sources.length !== 1 || others.length > 0) throw new UsageError('Name one file, or --last N, or --attacks.');
  if (file !== undefined) return { kind: 'file', file };
  return last === undefined ? { kind: 'attacks' } : { kind: 'last', count: wholeNumber('--last', last, 1, 1_000_000) };
}

function oneOf<Value extends string>(option: string, allowed: readonly Value[], given: string): Value {
  const value = allowed.find((known) => known === given);
  if (value === undefined) throw new UsageError(`${option} takes ${allowed.join(', ')}, not “${given}”.`);
  return value;
}

function wholeNumber(option: string, given: string, least: number, most: number): number {
  const number = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (!(number >= least && number <= most)) {
    throw new UsageError(`${option} takes a whole number from ${least} to ${most}, not “${given}”.`);
  }
  return number;
}
