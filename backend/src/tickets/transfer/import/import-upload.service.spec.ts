import { describe, expect, it, jest } from '@jest/globals';
import { UNKNOWN_AUTHOR } from '../../../common/access/author.js';
import type { JobsService } from '../../../jobs/jobs.service.js';
import { ImportUploadService } from './import-upload.service.js';
import type { TicketImport } from './ticket-import.entity.js';
import type { TicketImportsRepository } from './ticket-imports.repository.js';

const MEGABYTE = 1024 * 1024;
const ROW = Buffer.from(`${JSON.stringify({ title: 'x'.repeat(64 * 1024 - 13) })}\n`);

/** A file of so many megabytes, in pieces of 64 KiB. */
async function* file(megabytes: number): AsyncGenerator<Buffer> {
  for (let bytes = 0; bytes < megabytes * MEGABYTE; bytes += ROW.length) yield await Promise.resolve(ROW);
}

function uploads() {
  const kept: number[] = [];
  const imports = {
    add: jest.fn(async () => Promise.resolve(1)),
    keepChunk: jest.fn(async (_id: number, _place: number, bytes: Buffer) => {
      kept.push(bytes.length);
      return Promise.resolve();
    }),
    queue: jest.fn(async (_id: number, _file: unknown, _isRepeatWelcome: boolean) => Promise.resolve(null)),
    remove: jest.fn(async (_id: number) => Promise.resolve()),
    find: jest.fn(async () => Promise.resolve({ id: 1 } as TicketImport)),
  };
  const jobs = { enqueue: jest.fn(async (_name: string, _input: object) => Promise.resolve()) };
  const service = new ImportUploadService(
    imports as unknown as TicketImportsRepository,
    jobs as unknown as JobsService,
  );
  return { service, imports, jobs, kept };
}

const upload = (body: AsyncIterable<Buffer>) =>
  ({ format: 'jsonl', body, author: UNKNOWN_AUTHOR, announcedBytes: undefined, isRepeatWelcome: false }) as const;

describe('ImportUploadService', () => {
  it('keeps a file in pieces of some 256 KiB while it arrives, then lets it wait for its turn', async () => {
    const { service, imports, jobs, kept } = uploads();
    await service.receive(upload(file(2)));
    expect(kept.slice(0, -1).every((bytes) => bytes >= 256 * 1024 && bytes < 384 * 1024)).toBe(true);
    expect(kept.reduce((sum, bytes) => sum + bytes)).toBe(2 * MEGABYTE);
    expect(imports.queue).toHaveBeenCalledWith(
      1,
      expect.objectContaining({ rowsTotal: 32, bytes: 2 * MEGABYTE }),
      false,
    );
    expect(jobs.enqueue).toHaveBeenCalledWith('ticket-import', { id: 1 });
    expect(imports.remove).not.toHaveBeenCalled();
  });

  it('reads no more than 100 MB of a file whose length nobody has announced', async () => {
    const { service, imports, jobs, kept } = uploads();
    await expect(service.receive(upload(file(300)))).rejects.toMatchObject({ code: 'payload_too_large' });
    expect(kept.reduce((sum, bytes) => sum + bytes)).toBeLessThanOrEqual(100 * MEGABYTE);
    expect(imports.remove).toHaveBeenCalledWith(1);
    expect(jobs.enqueue).not.toHaveBeenCalled();
  });

  it('tells why a file was refused also when it cannot be removed at once', async () => {
    const { service, imports } = uploads();
    imports.remove.mockRejectedValue(new Error('The database has gone.'));
    await expect(service.receive(upload(file(0)))).rejects.toMatchObject({ code: 'malformed_file' });
  });
});
