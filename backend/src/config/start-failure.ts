const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'it refused the user name or the password',
  '28000': 'it refused the user',
  '3D000': 'the database does not exist',
  '42501': 'the user lacks a permission there',
  '57P03': 'it is still starting',
};

/**
 * One sentence for an operator about why a command could not start: unusable settings, a database out of reach, or
 * whatever else the error says. Never shows the password of DATABASE_URL.
 */
export function describeStartFailure(error: unknown, url = process.env['DATABASE_URL']): string {
  if (error instanceof URIError)
    return 'DATABASE_URL or DATABASE_SERVER_URL holds a percent sign that is not followed by a valid escape.';
  const { code, message, fields } = error as { code?: unknown; message?: unknown; fields?: Record<string, string[]> };
  if (fields) return `It could not start: ${Object.values(fields).flat().join('; ')}.`;
  const reason = typeof code === 'string' ? REASONS[code] : undefined;
  if (!reason) return `It could not start: ${String(message)}`;
  return `The database at ${withoutSecrets(url)} cannot be used: ${reason}. Check DATABASE_URL.`;
}

function withoutSecrets(url = ''): string {
  if (!URL.canParse(url)) return 'DATABASE_URL';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
