import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { BuildStamp } from './sources.ts';

const target = { workspace: 'backend', title: 'Building', result: 'dist/main.js' } as const;
let root: string;

function write(file: string, content = ''): void {
  mkdirSync(join(root, file, '..'), { recursive: true });
  writeFileSync(join(root, file), content);
}

function stamp(): BuildStamp {
  return new BuildStamp(target, root, join(root, 'state'));
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'triagedesk-sources-'));
  for (const file of ['package-lock.json', 'tsconfig.base.json', 'backend/src/a.ts', 'backend/dist/main.js'])
    write(file);
});
afterEach(() => rmSync(root, { recursive: true }));

describe('a build', () => {
  it('is stale before the first one, and current after it', () => {
    assert.equal(stamp().isCurrent(), false);
    stamp().write();
    assert.equal(stamp().isCurrent(), true);
  });

  it('is stale while the next one has not ended', () => {
    stamp().write();
    stamp().clear();
    assert.equal(stamp().isCurrent(), false);
  });

  it('is stale when its result is gone', () => {
    stamp().write();
    rmSync(join(root, 'backend/dist'), { recursive: true });
    assert.equal(stamp().isCurrent(), false);
  });

  it('is stale when sources changed while it ran', () => {
    const before = stamp();
    write('backend/src/a.ts', 'changed meanwhile');
    before.write();
    assert.equal(stamp().isCurrent(), false);
  });

  const changes: Record<string, () => void> = {
    'a source changes': () => write('backend/src/a.ts', 'x'),
    'a source is added': () => write('backend/src/deep/b.ts'),
    'a source is renamed': () => renameSync(join(root, 'backend/src/a.ts'), join(root, 'backend/src/b.ts')),
    'a setting of the compiler changes': () => write('tsconfig.base.json', '{}'),
    'a dependency changes': () => write('package-lock.json', '{}'),
  };
  for (const [change, apply] of Object.entries(changes)) {
    it(`is stale when ${change}`, () => {
      stamp().write();
      apply();
      assert.equal(stamp().isCurrent(), false);
    });
  }

  it('does not depend on tests, installed packages and its own output', () => {
    stamp().write();
    for (const file of ['src/a.spec.ts', 'test/api/a.ts', 'node_modules/x/index.js', 'dist/main.js', 'dist/b.js']) {
      write(`backend/${file}`, 'x');
    }
    assert.equal(stamp().isCurrent(), true);
  });
});
