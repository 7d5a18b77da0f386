import { Failure } from './failure.ts';

/**
 * Runs a tool until it is done or asked to stop, and ends the process with the exit code it answers.
 *
 * Ctrl-C, SIGTERM, a closed terminal and the death of the process that started us all mean the same: please stop. They abort
 * the signal the tool is given; being told twice, by the terminal and by npm, changes nothing.
 */
export function runTool(tool: (stop: AbortSignal) => Promise<number>): void {
  const request = new AbortController();
  const stop = (): void => request.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('disconnect', stop);
  // The channel to the bootstrap is only watched for its end and must not keep a finished tool alive.
  process.channel?.unref();

  tool(request.signal).then(
    (exitCode) => process.exit(exitCode),
    (error: unknown) => {
      if (request.signal.aborted) process.exit(130);
      console.error(error instanceof Failure ? error.message : error);
      process.exit(1);
    },
  );
}
