import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { translateDatabaseError } from './database-error.js';

const failed = (fields: object) => new QueryFailedError('SELECT 1', [], Object.assign(new Error('x'), fields));

describe('translateDatabaseError', () => {
  it('names the field of a broken constraint', () => {
    expect(translateDatabaseError(failed({ code: '23514', constraint: 'ticket_title_length' }))).toMatchObject({
      code: 'validation_failed',
      fields: { title: [expect.any(String)] },
    });
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '53300', '08006'])('sees an outage in %s', (code) => {
    expect(translateDatabaseError(failed({ code }))).toMatchObject({ code: 'database_unavailable' });
    expect(translateDatabaseError(Object.assign(new Error('x'), { code }))).toMatchObject({
      code: 'database_unavailable',
    });
  });

  it.each([
    failed({ code: '42601' }),
    failed({ code: '23514', constraint: 'another' }),
    new Error('x'),
    undefined,
    'x',
    null,
  ])('leaves %s alone', (error) => {
    expect(translateDatabaseError(error)).toBeUndefined();
  });
});
