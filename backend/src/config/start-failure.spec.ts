import { describe, expect, it } from '@jest/globals';
import { describeStartFailure } from './start-failure.js';

const URL_WITH_PASSWORD = 'postgres://user:hush@db.example:5432/desk';

describe('describeStartFailure', () => {
  it.each(['ECONNREFUSED', 'ENOTFOUND', '28P01', '3D000'])('names the database, not its password, for %s', (code) => {
    const sentence = describeStartFailure(Object.assign(new Error('hush'), { code }), URL_WITH_PASSWORD);
    expect(sentence).toMatch(/^The database at db\.example:5432\/desk cannot be used: .+\. Check DATABASE_URL\.$/);
    expect(sentence).not.toContain('hush');
  });

  it('repeats what any other error says', () => {
    expect(describeStartFailure(new Error('PORT must be a number.'))).toBe(
      'It could not start: PORT must be a number.',
    );
  });

  it('says what is wrong with each value', () => {
    const error = Object.assign(new Error('See "errors".'), {
      fields: { ADMIN_PASSWORD: ['ADMIN_PASSWORD is too short'] },
    });
    expect(describeStartFailure(error)).toBe('It could not start: ADMIN_PASSWORD is too short.');
  });

  it('does not repeat a connection string that is none', () => {
    expect(describeStartFailure({ code: 'ENOTFOUND' }, 'hush')).not.toContain('hush');
  });
});
