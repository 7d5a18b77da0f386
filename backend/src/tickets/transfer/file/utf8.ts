import { MalformedFileError } from '../transfer-errors.js';

/**
 * Passes a file on and sees to it that it is UTF-8.
 * @throws MalformedFileError at the first bytes that are not
 */
export async function* checkUtf8(file: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const bytes of file) {
    check(() => decoder.decode(bytes, { stream: true }));
    yield bytes;
  }
  check(() => decoder.decode());
}

function check(decode: () => string): void {
  try {
    decode();
  } catch {
    throw new MalformedFileError(
      'The file is not UTF-8 text. Save it with that encoding (spreadsheets call it "CSV UTF-8") and send it again.',
    );
  }
}
