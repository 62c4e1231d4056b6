import { ERROR_CODES, type ErrorCode, type FieldCode, type FieldParams, type ProblemField } from '#contracts';
import { isSealed, type Provider } from '#providers/contract';
import { AppError, isErrorCode } from '../../../platform/errors/app-error.js';
import { refusedAddress } from '../../../platform/http/address-guard.js';
import { looksMasked } from './mask.js';
import { fieldsOf, type NamedField } from '../providers/provider-list.js';

/** What an account has before people change it. */
export interface StoredFields {
  readonly settings: Readonly<Record<string, string>>;
  /** Last letters of every sealed field that is set. */
  readonly last4: Readonly<Record<string, string>>;
}
export interface FieldRules {
  /** Every required field must be there, because the account is to be used. */
  readonly complete: boolean;
  /** Origins beyond the outbound guard. */
  readonly allow: ReadonlySet<string>;
}
export interface FieldChanges {
  /** All open fields after the change. */
  readonly settings: Readonly<Record<string, string>>;
  /** Sealed fields that change; null removes one. */
  readonly secrets: ReadonlyMap<string, string | null>;
  /** The address, the version or an id changed: what was proved with the old ones counts no longer. */
  readonly rebound: boolean;
}

/**
 * Checks what people typed against the provider's fields. In a sealed field the empty text keeps what is stored, in an open one
 * it means the default; null removes a value.
 * @throws AppError with one entry for every wrong field; its code is the first one's
 */
export function readFields(provider: Provider, given: Readonly<Record<string, unknown>>, stored: StoredFields | undefined, rules: FieldRules): FieldChanges {
  const fields = fieldsOf(provider);
  const problems = [
    ...Object.keys(given).filter((name) => !Object.hasOwn(provider.fields, name)).map((name) => problemOf(name, 'unknown_field', `${provider.label} has no field ${name}`)),
    ...fields.flatMap((field) => problemsOfValue(field, given[field.name], stored?.last4[field.name], rules)),
  ];
  if (problems.length > 0) throw refusal(problems);

  const settings: Record<string, string> = {};
  const secrets = new Map<string, string | null>();
  for (const field of fields) {
    const value = cleaned(field, given[field.name]);
    if (!isSealed(field)) settings[field.name] = (value === undefined ? stored?.settings[field.name] : value) || field.default || '';
    else if (value === null || value) secrets.set(field.name, value);
  }
  const rebound = stored !== undefined && fields.some((field) => field.bindsSecrets && plain(settings[field.name]) !== plain(stored.settings[field.name]));
  const missing = fields.flatMap((field) => problemsOfAbsence(field, { settings, secrets, rebound }, stored, rules));
  if (missing.length > 0) throw refusal(missing);
  return { settings, secrets, rebound };
}

function problemsOfValue(field: NamedField, given: unknown, last4: string | undefined, rules: FieldRules): ProblemField[] {
  if (given !== undefined && given !== null && typeof given !== 'string') return [problemOf(field.name, 'not_a_text', `${field.label} must be a text`)];
  const value = cleaned(field, given);
  if (!value) return [];
  if (isSealed(field) && looksMasked(value, last4)) return [problemOf(field.name, 'account.token_masked')];
  if (value.length > field.maxLength) return [problemOf(field.name, 'too_long', `${field.label} may have ${field.maxLength} letters`, { max: field.maxLength })];
  const reason = field.refused?.find(({ pattern }) => new RegExp(pattern, 'u').test(value));
  if (reason) return [problemOf(field.name, 'invalid', reason.text, { reason: reason.code })];
  if (field.pattern && !new RegExp(field.pattern, 'u').test(value)) return [problemOf(field.name, 'invalid', `${field.label} does not look right`)];
  const refused = field.kind === 'url' ? refusedAddress(value, rules.allow) : undefined;
  return refused ? [problemOf(field.name, 'account.address_refused', `${field.label} ${refused}`)] : [];
}

function problemsOfAbsence(field: NamedField, changes: FieldChanges, stored: StoredFields | undefined, rules: FieldRules): ProblemField[] {
  const before = stored?.last4[field.name] !== undefined;
  const change = changes.secrets.get(field.name);
  if (changes.rebound && field.kind === 'secret' && before && change === undefined) {
    return [problemOf(field.name, 'account.secret_required', `Enter the ${field.label} again, because the address or an id changed`)];
  }
  const isSet = isSealed(field) ? (change === undefined ? before : change !== null) : changes.settings[field.name] !== '';
  return rules.complete && field.required && !isSet ? [problemOf(field.name, 'account.field_missing', `${field.label} is missing`)] : [];
}

/** NUL cannot be stored; what surrounds a pasted value is never part of it, and its provider may know more forms of it. */
function cleaned(field: NamedField, given: unknown): string | null | undefined {
  if (typeof given !== 'string') return given === null ? null : undefined;
  const value = given.replaceAll('\u0000', '').trim();
  return value === '' ? '' : field.tidy?.(value) ?? value;
}
function plain(value = ''): string {
  return value.replace(/\/+$/, '');
}
function problemOf(name: string, code: ErrorCode | FieldCode, detail?: string, params?: FieldParams): ProblemField {
  const pointer = `/fields/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return { pointer, code, detail: detail ?? (isErrorCode(code) ? ERROR_CODES[code][1] : code), ...(params ? { params } : {}) };
}
function refusal(problems: readonly ProblemField[]): AppError {
  const first = problems[0]?.code ?? '';
  return new AppError(isErrorCode(first) ? first : 'request.invalid', { detail: problems.map((problem) => problem.detail).slice(0, 3).join('; '), errors: problems });
}
