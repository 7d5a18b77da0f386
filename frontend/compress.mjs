// After `ng build`: leaves each file of text compressed beside itself, for servers that send it so to browsers that take it,
// and refuses a first load that has become too large.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** In bytes, compressed: the page, its scripts and styles, and the font of its first words. */
const FIRST_LOAD_LIMIT = 200_000;

/** What is smaller is not worth a second file. */
const SMALLEST = 1_024;

const folder = join(import.meta.dirname, 'dist/browser');

// not the page itself: every answer writes a nonce of its own into it
for (const name of globSync('**/*.{css,js,json,svg}', { cwd: folder })) {
  const content = readFileSync(join(folder, name));
  if (content.length < SMALLEST) continue;
  writeFileSync(join(folder, `${name}.br`), brotli(content));
  writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
}

const page = readFileSync(join(folder, 'index.html'), 'utf8');
const linked = [...page.matchAll(/(?:src|href)="([^"/]+\.(?:js|css))"/g)].map(([, name]) => name);
const [font] = globSync('media/hanken-grotesk-latin-wght-*.woff2', { cwd: folder });
const texts = ['index.html', ...linked].map((name) => brotli(readFileSync(join(folder, name))));
const size = [...texts, readFileSync(join(folder, font))].reduce((sum, { length }) => sum + length, 0);
const kilobytes = (bytes) => `${(bytes / 1_000).toFixed(1)} kB`;
if (size > FIRST_LOAD_LIMIT) {
  console.error(`The first load is ${kilobytes(size)} compressed; it may be ${kilobytes(FIRST_LOAD_LIMIT)}.`);
  process.exit(1);
}
console.log(`First load: ${kilobytes(size)} of ${kilobytes(FIRST_LOAD_LIMIT)} compressed.`);

function brotli(content) {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } });
}
