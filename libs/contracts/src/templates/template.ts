import type { ProblemField } from '../problem.js';

export const TEMPLATE_CATEGORIES = ['utility', 'marketing', 'authentication'] as const;
export type TemplateCategory = (typeof TEMPLATE_CATEGORIES)[number];
/** The provider's states in small letters; `draft` was never handed in, `ready` needs no approval because it is filled in here. */
export const TEMPLATE_STATUSES = ['draft', 'pending', 'approved', 'rejected', 'paused', 'disabled', 'in_appeal', 'pending_deletion', 'deleted', 'limit_exceeded', 'archived', 'ready'] as const;
export type TemplateStatus = (typeof TEMPLATE_STATUSES)[number];
export const TEMPLATE_QUALITIES = ['green', 'yellow', 'red', 'unknown'] as const;
export type TemplateQuality = (typeof TEMPLATE_QUALITIES)[number];
/** `positional`: {{1}}, {{2}}; `named`: {{first_name}}. */
export const TEMPLATE_FORMATS = ['positional', 'named'] as const;
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];
export const TEMPLATE_HEADER_FORMATS = ['text', 'image', 'video', 'document', 'location'] as const;
export type TemplateHeaderFormat = (typeof TEMPLATE_HEADER_FORMATS)[number];
/** `code` is the button of an authentication template that hands over the code; `catalog` opens the catalog inside WhatsApp, `multi_product` the products that a message names; `other` is kept as the provider has it. */
export const TEMPLATE_BUTTON_KINDS = ['quick_reply', 'url', 'phone', 'copy_code', 'flow', 'code', 'catalog', 'multi_product', 'other'] as const;
export type TemplateButtonKind = (typeof TEMPLATE_BUTTON_KINDS)[number];
/** How a login code gets to where it is needed: copied by hand, with one tap, or without any. */
export const OTP_TYPES = ['copy_code', 'one_tap', 'zero_tap'] as const;
export type OtpType = (typeof OTP_TYPES)[number];

/** Parts of a template as the API shows them and the database keeps them. Texts hold their variables as `{{...}}`. */
export interface TemplateHeader {
  format: TemplateHeaderFormat;
  /** Of a text header. */
  text?: string;
  /** Public id of the sample file, which is also sent when no other is given. */
  media_id?: string;
}
/** An Android app that may take over a login code. */
export interface TemplateApp { package_name: string; /** Of the key that signs the app, eleven characters. */ signature_hash: string }
/** Something of the provider's that is kept and given back as it is. */
export type ProviderPart = Readonly<Record<string, unknown>>;
export interface TemplateButton {
  kind: TemplateButtonKind;
  text: string;
  /** May end with one variable. */
  url?: string;
  phone?: string;
  flow_id?: string;
  /** Of a quick reply: whoever taps it gets no marketing any more. It always carries OPT_OUT_PAYLOAD. */
  opt_out?: boolean;
  /** Of a login code; `copy_code` when missing. */
  otp_type?: OtpType;
  /** Of a login code with one tap, and without where that does not work: the label of its button. */
  autofill_text?: string;
  supported_apps?: TemplateApp[];
  /** Of a login code without a tap: its rules for the app are kept. */
  zero_tap_terms_accepted?: boolean;
  /** What the provider keeps of it besides; of `other`, everything. */
  extra?: ProviderPart;
}
export interface TemplateCard { header: TemplateHeader; body?: string; buttons: TemplateButton[] }
export interface TemplateOffer { text: string; expires: boolean }
/** What the provider writes around a login code by itself. */
export interface TemplateCode { security_note?: boolean; expires_in_minutes?: number }
export interface TemplateComponents {
  header?: TemplateHeader;
  /** Empty in authentication templates: the provider writes it. */
  body: string;
  footer?: string;
  buttons: TemplateButton[];
  cards?: TemplateCard[];
  offer?: TemplateOffer;
  code?: TemplateCode;
  /** Components that are not known here. */
  others?: ProviderPart[];
  /** A sample value for every variable, by its key (see `variablesOf`). */
  samples: Record<string, string>;
}
/** What must be known of a template to fill it in and to send it. */
export interface SendableTemplate {
  /** Public id. */
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly status: TemplateStatus;
  /** As the provider files it now. */
  readonly category: TemplateCategory;
  /** As it was handed in. */
  readonly requested_category: TemplateCategory;
  readonly format: TemplateFormat;
  readonly components: TemplateComponents;
  /** Public id of the account that it belongs to (R146). */
  readonly account_id: string;
  /** Of the accounts that share it; null when it is one account's alone. Bare id. */
  readonly business_account_id: string | null;
}
/** Values by the keys of `variablesOf`. A file is a public media id or an https address. */
export type TemplateValues = Readonly<Record<string, string>>;
export type TemplateProblem = ProblemField;
