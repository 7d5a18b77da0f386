/** Where no line can be redrawn, a step that takes long says so this often, in milliseconds. */
const reminderInterval = 15_000;

/** Runs one step of a longer work and shows its name with the seconds gone by while it lasts and when it is over. */
export async function showProgress<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const line = (): string => `${title} … ${formatSeconds(performance.now() - started)}`;
  const { isTTY } = process.stdout;
  const draw = (): void => void process.stdout.write(isTTY ? `\r${line()}` : `${line()}\n`);
  if (isTTY) draw();
  else console.log(`${title} …`);
  const timer = setInterval(draw, isTTY ? 1000 : reminderInterval);
  try {
    const result = await work();
    process.stdout.write(`${isTTY ? '\r' : ''}${line()}, done\n`);
    return result;
  } catch (error) {
    if (isTTY) process.stdout.write('\n');
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** A duration in milliseconds for people: "0.4 s", "18 s", "2 min 5 s". */
export function formatSeconds(milliseconds: number): string {
  if (milliseconds < 9_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
