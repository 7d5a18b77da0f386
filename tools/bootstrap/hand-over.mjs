import { spawn } from 'node:child_process';

/** How soon the end of npm is noticed, in milliseconds. */
const parentCheckInterval = 500;

/**
 * Runs a script and ends as it ends: with its exit code, or by the signal that ended it.
 *
 * Every signal is passed on. After Ctrl-C the terminal has already told the script, which then hears it twice and must not
 * mind. The channel to the script closes when this process is killed, which tells the script to stop.
 * @param {string} node the executable
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function handOver(node, args, env) {
  const child = spawn(node, args, { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => void child.kill(signal);
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, forward);

  // npm passes signals on only as far as the shell between us, and nothing at all when it is killed.
  const parent = process.ppid;
  if (process.env['npm_lifecycle_event'] !== undefined) {
    setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM');
    }, parentCheckInterval).unref();
  }

  child.on('error', (error) => {
    console.error(`${node} cannot be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    for (const each of signals) process.off(each, forward);
    if (signal !== null) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
}
