import type { TemplateButtonKind, TemplateHeaderFormat } from './template.js';

/** What templates of one provider may look like. Lengths in UTF-16 units. */
export interface TemplateRules {
  /** They are handed in and approved; else they are filled in here and sent as plain text. */
  readonly approval: boolean;
  readonly name: number;
  readonly headers: readonly TemplateHeaderFormat[];
  readonly header_text: number;
  readonly body: number;
  readonly offer_body: number;
  readonly footer: number;
  readonly buttons: number;
  readonly button_text: number;
  /** How many of a kind; a kind that is missing is not known. */
  readonly button_kinds: Readonly<Partial<Record<TemplateButtonKind, number>>>;
  readonly url: number;
  readonly phone: number;
  readonly cards: { readonly min: number; readonly max: number; readonly body: number; readonly buttons: number; readonly button_kinds: readonly TemplateButtonKind[] } | null;
  /** Of a limited-time offer: the length of its line, and that of a code beside it. */
  readonly offer_text: number | null;
  readonly offer_code: number;
  readonly code_minutes: { readonly min: number; readonly max: number } | null;
  /** How often an approved one may be changed, the shortest time first; none: as often as one likes. */
  readonly edits: readonly EditLimit[];
}
export interface EditLimit { readonly most: number; readonly hours: number }

/** For providers that know no templates (R131): what a plain text can hold. */
export const LOCAL_TEMPLATE_RULES: TemplateRules = {
  approval: false, name: 512, headers: ['text'], header_text: 60, body: 1024, offer_body: 1024, footer: 60, buttons: 10, button_text: 25,
  button_kinds: { quick_reply: 10, url: 2, phone: 1, copy_code: 1 }, url: 2000, phone: 20, cards: null, offer_text: null, offer_code: 20, code_minutes: null, edits: [],
};

/** The name that programs use, out of what people call it. Empty when the label has no Latin letter or digit. */
export function templateName(label: string): string {
  return label.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '').slice(0, 512);
}
