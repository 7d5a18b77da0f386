import { spawn } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How often a line says that the installation is still going on where npm draws no progress of its own, in milliseconds. */
const reportInterval = 15_000;

/**
 * Tells whether node_modules holds exactly what package-lock.json asks for. npm writes the lock of what it installed into
 * node_modules as its very last step, so an installation that was interrupted has none, and one made by hand counts too.
 * @param {string} root
 */
export function areDependenciesCurrent(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  try {
    accessSync(join(root, 'node_modules', 'node', 'bin', 'node'), constants.X_OK);
  } catch {
    return false;
  }
  return isInstalled(wanted, installed);
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @param {Record<string, LockedPackage>} wanted the packages of package-lock.json by path
 * @param {Record<string, LockedPackage>} installed the packages of node_modules/.package-lock.json by path
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(([path, { version, integrity, optional, devOptional }]) => {
    // The root itself is not in node_modules, and an optional package may be made for another kind of machine.
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return Boolean(optional || devOptional);
    return found.version === version && found.integrity === integrity;
  });
}

/** What a shell answers for a program that Ctrl-C ended. */
export const INTERRUPTED = 130;

/**
 * Installs the locked dependencies and shows npm's output.
 * @param {string} root
 * @returns {Promise<number>} npm's exit code, or INTERRUPTED when this process was asked to stop meanwhile
 */
export function installDependencies(root) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log('Installing the dependencies (about a minute the first time) …');
  // Development dependencies are part of the product's tools, whatever NODE_ENV says; warnings about optional engines are noise.
  const args = ['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'];
  const [command, ...prefix] = npmCommand();
  const npm = spawn(command, [...prefix, ...args], { cwd: root, stdio: 'inherit' });
  const reports = setInterval(() => {
    if (!process.stderr.isTTY) console.log(`Installing the dependencies … ${seconds()} s`);
  }, reportInterval);
  let stopped = false;
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    stopped = true;
    npm.kill(signal);
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, forward);
  return new Promise((resolve) => {
    npm.on('error', (error) => console.error(`npm cannot be started: ${error.message}`));
    npm.on('close', (code) => {
      clearInterval(reports);
      for (const signal of signals) process.off(signal, forward);
      if (code === 0) console.log(`Dependencies installed in ${seconds()} s.`);
      resolve(stopped ? INTERRUPTED : code === null || code < 0 ? 1 : code);
    });
  });
}

/**
 * The npm that runs this script, or else the one on the PATH.
 * @returns {[string, ...string[]]}
 */
function npmCommand() {
  const npm = process.env['npm_execpath'];
  return npm?.endsWith('npm-cli.js') ? [process.execPath, npm] : ['npm'];
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>} empty when the file is missing or unreadable
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}
