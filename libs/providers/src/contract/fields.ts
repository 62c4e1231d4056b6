/** One setting of an account, written once: form, validation, masking, redaction and the type of credentials come from it. */
export interface Field {
  readonly label: string;
  /** `secret` never leaves the server; `token` is sealed too, but people with the right role may read and copy it. */
  readonly kind: 'text' | 'url' | 'secret' | 'token';
  readonly required: boolean;
  readonly help?: string;
  readonly default?: string;
  readonly example?: string;
  readonly maxLength: number;
  /** Source of a regular expression over the whole value. */
  readonly pattern?: string;
  /** A value that starts with this is generated when the field is left empty on a new account. */
  readonly generatedPrefix?: string;
  /** What the value stands for at the provider; routing and uniqueness read it. */
  readonly identifies?: 'number' | 'business' | 'app';
  /** Changing it requires the secrets again: it decides where they are sent or whom they act for. */
  readonly bindsSecrets?: boolean;
  /** Values that are taken, but with a warning. */
  readonly cautions?: readonly Caution[];
  /** Values that look right and are not taken, with the reason. */
  readonly refused?: readonly Omit<Caution, 'from'>[];
  /** What is kept of a value, however people pasted it. Total; the same for its own result. */
  readonly tidy?: (value: string) => string;
}
/** A warning about some values of a field: shown while people type, and on the account for as long as the value stands there. */
export interface Caution {
  readonly code: string;
  /** Source of a regular expression; every value that it finds gets the warning. */
  readonly pattern: string;
  /** `{value}` stands for the value. */
  readonly text: string;
  /** First day on which it holds, `2027-01-21`; always when absent. */
  readonly from?: string;
}
export type Fields = Readonly<Record<string, Field>>;
/** Values by field name; a field that was left empty is the empty text. */
export type CredentialsOf<F extends Fields> = { readonly [K in keyof F]: string };
export type Credentials = Readonly<Record<string, string>>;

type Options = Partial<Omit<Field, 'label' | 'kind'>>;
const field = (kind: Field['kind']) => (label: string, options: Options = {}): Field => ({ required: true, maxLength: 512, ...options, label, kind });
/** A plain value, shown and editable. */
export const text = field('text');
/** An http(s) address; it passes the outbound guard before anything is sent there. */
export const url = field('url');
/** A secret: sealed at rest, never returned. */
export const secret = field('secret');
/** A sealed value that an admin may read again, to paste it elsewhere. */
export const token = field('token');

/** True for fields whose values are sealed at rest and redacted from logs. */
export function isSealed(item: Field): boolean {
  return item.kind === 'secret' || item.kind === 'token';
}

/** The warnings of a field that hold at this time. */
export function cautionsOf(item: Field, now: Date): readonly Caution[] {
  return (item.cautions ?? []).filter(({ from }) => from === undefined || new Date(from) <= now);
}
