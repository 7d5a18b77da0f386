import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { repositoryRoot } from '../repository.ts';
import { nodeOptions, originOf } from './product.ts';

it('starts the backend with the options that it has in containers', () => {
  const dockerfile = readFileSync(join(repositoryRoot, 'backend/Dockerfile'), 'utf8');
  const command = JSON.parse(/^CMD (.*)$/m.exec(dockerfile)?.[1] ?? '') as string[];
  assert.deepEqual(command, ['node', '--enable-source-maps', ...nodeOptions, 'dist/main.js']);
});

it('reaches a server that listens everywhere through the loopback interface', () => {
  assert.equal(originOf('0.0.0.0', 8080), 'http://127.0.0.1:8080');
  assert.equal(originOf('::', 8080), 'http://[::1]:8080');
});

it('reaches a server by the address it listens on', () => {
  assert.equal(originOf('localhost', 80), 'http://localhost:80');
  assert.equal(originOf('2001:db8::1', 80), 'http://[2001:db8::1]:80');
});
