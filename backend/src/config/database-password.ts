import { readFileSync } from 'node:fs';

/**
 * The address of the database with the password that a file holds, so that it stands in no environment.
 * @param setting that names the file
 * @throws an error that names the setting when the file cannot be read or is empty
 */
export function withPasswordFrom(setting: string, file: string, databaseUrl: string): string {
  let password = '';
  try {
    password = readFileSync(file, 'utf8').trim();
  } catch {
    // as if it were empty
  }
  if (password === '') throw new Error(`${setting} must name a file that can be read and is not empty.`);
  const url = new URL(databaseUrl);
  url.password = encodeURIComponent(password);
  return url.href;
}
