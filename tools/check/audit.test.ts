import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { auditVerdict } from './audit.ts';

const report = (...severities: string[]) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(
      severities.map((severity) => [`of-${severity}`, { name: `of-${severity}`, severity, range: '<2.0.0' }]),
    ),
  });

describe('the audit of dependencies', () => {
  it('passes without advisories, and with lesser ones', () => {
    assert.equal(auditVerdict(report()).ok, true);
    assert.equal(auditVerdict(report('low', 'moderate')).ok, true);
    assert.equal(auditVerdict(report()).skipped, undefined);
  });

  for (const severity of ['high', 'critical']) {
    it(`fails for a ${severity} one, and names the package`, () => {
      const { ok, output } = auditVerdict(report('low', severity));
      assert.equal(ok, false);
      assert.match(output, new RegExp(`^${severity}: of-${severity} <2\\.0\\.0$`, 'm'));
    });
  }

  for (const output of [
    '',
    'npm error',
    '{"message":"405 Method Not Allowed"}',
    '{"error":{"code":"ENOTFOUND"}}',
    'null',
  ]) {
    it(`is skipped, and says so, when the registry answers ${output || 'nothing'}`, () => {
      const { ok, skipped } = auditVerdict(output);
      assert.equal(ok, true);
      assert.match(skipped ?? '', /^skipped: /);
    });
  }
});
