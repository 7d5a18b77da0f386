/** What goes into the audit log. */
export const AUDIT_KINDS = [
  'signed_in',
  'sign_in_failed',
  'signed_out',
  'session_ended',
  'password_changed',
  'reset_link_made',
  'reset_link_used',
  'person_created',
  'person_renamed',
  'role_changed',
  'person_disabled',
  'person_enabled',
  'set_up',
  'token_created',
  'token_revoked',
  'token_used_elsewhere',
] as const;

export type AuditKind = (typeof AUDIT_KINDS)[number];
