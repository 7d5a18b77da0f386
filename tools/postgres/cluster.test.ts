import assert from 'node:assert/strict';
import { it } from 'node:test';
import { lastComplaint } from './cluster.ts';

it('finds the line of a log that says what went wrong', () => {
  const log = `2026-01-01 00:00:00.000 UTC [7] LOG:  starting PostgreSQL
2026-01-01 00:00:00.000 UTC [7] FATAL:  data directory has wrong ownership
2026-01-01 00:00:00.000 UTC [7] HINT:  The server must be started by the user that owns the data directory.
2026-01-01 00:00:00.000 UTC [7] LOG:  database system is shut down
`;
  assert.equal(lastComplaint(log), 'data directory has wrong ownership');
  assert.equal(lastComplaint('initdb: error: invalid locale name "C.UTF-8"\n'), 'invalid locale name "C.UTF-8"');
  assert.equal(lastComplaint('something else\n\n'), 'something else');
  assert.equal(lastComplaint(''), 'it says nothing about why');
});
