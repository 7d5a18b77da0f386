/** Tells whoever waits what is being done; the result alone goes to the standard output. */
export function say(what: string): void {
  const time = new Date().toTimeString().slice(0, 8);
  process.stderr.write(`${time}  ${what}\n`);
}
