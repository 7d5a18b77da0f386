import assert from 'node:assert/strict';
import { it } from 'node:test';
import { AcknowledgedWrites, findContradictions } from './acknowledged-writes.ts';

it('misses acknowledged tickets that are not there, or hold something else', () => {
  const writes = new AcknowledgedWrites();
  for (const id of [1, 2, 3]) writes.created(id, `title ${id}`);
  const present = new Map([
    [1, 'title 1'],
    [2, 'another title'],
  ]);
  assert.deepEqual(findContradictions(writes, present), { lost: [2, 3], undead: [] });
});

it('says nothing of a ticket whose deletion was asked for and never answered', () => {
  const writes = new AcknowledgedWrites();
  for (const id of [1, 2]) {
    writes.created(id, 'title');
    writes.deletionAsked(id);
  }
  assert.deepEqual(findContradictions(writes, new Map([[1, 'title']])), { lost: [], undead: [] });
});

it('finds tickets that were deleted and are still there', () => {
  const writes = new AcknowledgedWrites();
  writes.created(1, 'title');
  writes.deletionAsked(1);
  writes.deleted(1);
  assert.deepEqual(findContradictions(writes, new Map([[1, 'title']])), { lost: [], undead: [1] });
});
