import type { StepResult } from './steps.ts';

/** From here on a known hole keeps the check from passing; of lesser ones the report of `npm audit` tells. */
const SEVERE = new Set(['high', 'critical']);

interface Advisory {
  readonly name: string;
  readonly severity: string;
  readonly range: string;
}

/** What `npm audit --json` means: severe holes fail, and no report at all means that the registry gives none. */
export function auditVerdict(output: string): StepResult {
  const advisories = readAdvisories(output);
  if (advisories === undefined) {
    return { ok: true, output, skipped: 'skipped: the registry cannot be asked for advisories from here' };
  }
  const severe = advisories.filter(({ severity }) => SEVERE.has(severity));
  const lines = severe.map(({ name, severity, range }) => `${severity}: ${name} ${range}`);
  return { ok: severe.length === 0, output: [...lines, 'See `npm audit --omit=dev`.'].join('\n') };
}

/** Undefined when the output is no report. */
function readAdvisories(output: string): Advisory[] | undefined {
  try {
    const { vulnerabilities } = JSON.parse(output) as { vulnerabilities?: Record<string, Advisory> };
    return vulnerabilities && Object.values(vulnerabilities);
  } catch {
    return undefined;
  }
}
