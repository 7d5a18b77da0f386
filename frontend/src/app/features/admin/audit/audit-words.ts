import type { AuditKind } from '../../../api/types';
import { settingInWords, valueInWords } from '../classifier/setting-words';

/** What each kind of entry tells. */
export const AUDIT_WORDS = {
  signed_in: () => $localize`:audit log|:Signed in`,
  sign_in_failed: () => $localize`:audit log|:Failed to sign in`,
  code_asked: () => $localize`:audit log|:Gave the right password, and was asked for a code`,
  signed_out: () => $localize`:audit log|:Signed out`,
  session_ended: () => $localize`:audit log|:Ended a session`,
  proof_failed: () => $localize`:audit log|:Gave a wrong password or code in the account`,
  password_changed: () => $localize`:audit log|:Changed the password`,
  second_factor_on: () => $localize`:audit log|:Turned a second factor on`,
  second_factor_off: () => $localize`:audit log|:Turned a second factor off`,
  recovery_code_used: () => $localize`:audit log|:Used a recovery code`,
  recovery_codes_renewed: () => $localize`:audit log|:Made new recovery codes`,
  reset_link_made: () => $localize`:audit log|:Made a link to choose a password`,
  reset_link_used: () => $localize`:audit log|:Chose a password with a link`,
  person_created: () => $localize`:audit log|:Added a person`,
  person_linked: () => $localize`:audit log|:Connected an account with the sign-in provider`,
  person_renamed: () => $localize`:audit log|:Changed a name`,
  role_changed: () => $localize`:audit log|:Changed a role`,
  person_disabled: () => $localize`:audit log|:Disabled an account`,
  person_enabled: () => $localize`:audit log|:Enabled an account`,
  set_up: () => $localize`:audit log|:Became the first administrator`,
  token_created: () => $localize`:audit log|:Made an API token`,
  token_revoked: () => $localize`:audit log|:Revoked an API token`,
  token_used_elsewhere: () => $localize`:audit log|:Used an API token from a new address`,
  ticket_deleted: () => $localize`:audit log|:Deleted a ticket`,
  ticket_restored: () => $localize`:audit log|:Restored a ticket`,
  audit_exported: () => $localize`:audit log|:Exported the audit log`,
  model_activated: () => $localize`:audit log|:Let another version of the built-in model answer`,
  training_requested: () => $localize`:audit log|:Asked for a training of the built-in model`,
  training_cancelled: () => $localize`:audit log|:Cancelled a training of the built-in model`,
  setting_changed: () => $localize`:audit log|:Changed a setting of the classifier`,
  deleted_ticket_purged: () => $localize`:audit log|:Removed a deleted ticket for good`,
} as const satisfies Record<AuditKind, () => string>;

export const AUDIT_KINDS = Object.keys(AUDIT_WORDS) as readonly AuditKind[];

/** What else entries hold, in words. Names that are missing here are shown as they are. */
const DETAIL_WORDS: Readonly<Record<string, () => string>> = {
  actor: () => $localize`:a detail of the audit log|:actor`,
  by: () => $localize`:a detail of the audit log|:by`,
  disabled: () => $localize`:a detail of the audit log|:account is disabled`,
  expires_in_days: () => $localize`:a detail of the audit log|:days until it ends`,
  from: () => $localize`:a detail of the audit log|:from`,
  kind: () => $localize`:a detail of the audit log|:kind`,
  left: () => $localize`:a detail of the audit log|:left`,
  prefix: () => $localize`:a detail of the audit log|:begins with`,
  role: () => $localize`:a detail of the audit log|:role`,
  scopes: () => $localize`:a detail of the audit log|:scopes`,
  service: () => $localize`:a detail of the audit log|:service token`,
  session: () => $localize`:a detail of the audit log|:session`,
  setting: () => $localize`:a detail of the audit log|:setting`,
  stage: () => $localize`:a detail of the audit log|:step`,
  ticket: () => $localize`:a detail of the audit log|:ticket`,
  to: () => $localize`:a detail of the audit log|:to`,
  token: () => $localize`:a detail of the audit log|:token`,
  unknown_account: () => $localize`:a detail of the audit log|:unknown account, hashed`,
  wrong: () => $localize`:a detail of the audit log|:wrong`,
};

/** "role: agent"; a detail that is yes or no is named or left out. */
export function detailsInWords(details: object): readonly string[] {
  const all = details as Record<string, unknown>;
  return Object.entries(all)
    .filter(([, value]) => value !== false && value !== null)
    .map(([name, value]) => {
      const words = DETAIL_WORDS[name]?.() ?? name;
      if (value === true) return words;
      return `${words}: ${settingDetail(all['setting'], name, value) ?? String(value)}`;
    });
}

/** A setting and its values as the page of the classifier tells them; undefined for what is told of something else. */
function settingDetail(variable: unknown, name: string, value: unknown): string | undefined {
  if (typeof variable !== 'string') return undefined;
  if (name === 'setting') return settingInWords({ variable });
  return typeof value === 'string' || typeof value === 'number' ? valueInWords({ variable, value }) : undefined;
}
