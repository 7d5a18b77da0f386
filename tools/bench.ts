import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArguments } from '../bench/src/arguments.ts';
import { runBenchmark } from '../bench/src/benchmark.ts';
import { compareText } from '../bench/src/report/compare.ts';
import { reportMarkdown, reportText } from '../bench/src/report/report-text.ts';
import { RESULT_FORMAT, type BenchResult } from '../bench/src/report/result.ts';
import { runSoak } from '../bench/src/soak/soak.ts';
import { Failure, messageOf } from './process/failure.ts';
import { runTool } from './process/run-tool.ts';
import { backend, buildStale } from './product/build.ts';

/** `npm run bench`: measures the product against its own physical limits; docs/performance.md tells how to read it. */
async function bench(stop: AbortSignal): Promise<number> {
  const { from, compare, out, markdown, soak, ...options } = parseArguments(process.argv.slice(2));
  // What cannot be read is told before the measurement, not after it.
  const earlier = compare === undefined ? undefined : readResult(compare);
  if (from === undefined) await buildStale([backend], stop);
  if (soak !== undefined) return runSoak({ seconds: soak, tickets: options.sizes[0] ?? 1 }, stop);

  const result = from === undefined ? await runBenchmark(options, stop) : readResult(from);
  if (out !== undefined) writeFileSync(fromCaller(out), `${JSON.stringify(result, null, 2)}\n`);
  console.log(markdown ? reportMarkdown(result) : reportText(result));
  if (earlier) console.log(`\n${compareText(earlier, result)}`);
  return result.sizes.some(({ rows }) => rows.some(({ errors }) => errors > 0)) ? 1 : 0;
}

/** @throws Failure when the file is not a result of this kind */
function readResult(file: string): BenchResult {
  try {
    const result = JSON.parse(readFileSync(fromCaller(file), 'utf8')) as BenchResult | { format: unknown };
    if (isResult(result)) return result;
    throw new Error('it is not a result of this version of the benchmark');
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${messageOf(error)}`);
  }
}

function isResult(result: BenchResult | { format: unknown }): result is BenchResult {
  return result.format === RESULT_FORMAT;
}

/** Names of files are meant from where the user stands; npm changes to the folder of package.json. */
function fromCaller(file: string): string {
  return resolve(process.env['INIT_CWD'] || process.cwd(), file);
}

runTool(bench);
