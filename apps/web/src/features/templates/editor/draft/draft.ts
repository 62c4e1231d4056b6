import { holesIn, type TemplateButton, type TemplateCategory, type TemplateComponents, type TemplateFormat, type TemplateRules, variablesOf } from '#contracts';
import type { Schemas } from '../../../../shared/api/api.js';
import { componentsOf } from '../../../../shared/templates/sendable.js';
import type { Template } from '../../../../shared/templates/templates-query.js';
import { type Layout, layoutOf, layoutsFor, partsOf } from './layout.js';
import { starterLanguage, starterOf } from './starters.js';

/** A template as it is being written. */
export interface Draft {
  readonly label: string;
  readonly accountId: string;
  readonly language: string;
  readonly category: TemplateCategory;
  readonly format: TemplateFormat;
  readonly layout: Layout;
  /** Of every layout that was tried. */
  readonly components: TemplateComponents;
}

/** New parts, or what they are made of. */
export type PartsChange = Partial<TemplateComponents> | ((parts: TemplateComponents) => Partial<TemplateComponents>);

export function draftOf(template: Template): Draft {
  const components = componentsOf(template);
  return { label: template.label, accountId: template.account_id, language: template.language, category: template.requested_category, format: template.format, layout: layoutOf(components), components };
}

/** A new one: empty, from a starter, or in another language of a template. */
export function newDraft(accountId: string, locale: string, { starter, from, language }: { readonly starter?: string | undefined; readonly from?: Template | undefined; readonly language?: string | undefined }): Draft {
  if (from) return { ...draftOf(from), language: language ?? from.language, ...(language === undefined ? { label: `${from.label} 2` } : {}) };
  const begun = starter === undefined ? undefined : starterOf(starter, locale);
  return {
    label: begun?.label ?? '', accountId, language: language ?? starterLanguage(locale), category: begun?.category ?? 'utility', format: begun && begun.category !== 'authentication' ? 'named' : 'positional',
    layout: 'message', components: begun?.components ?? { body: '', buttons: [], samples: {} },
  };
}

/** What of the draft goes out: the parts of its layout, as far as account and category allow it. */
export function carriedParts({ category, components, layout }: Draft, rules: TemplateRules | undefined): TemplateComponents {
  if (category === 'authentication' && rules?.code_minutes !== null) return { body: '', buttons: components.buttons.filter(({ kind }) => kind === 'code').map(carriedCode), code: components.code ?? {}, samples: {}, ...(components.others ? { others: components.others } : {}) };
  return partsOf(components, layoutsFor(category, rules).includes(layout) ? layout : 'message');
}

/** The button of a login code behind those of the other categories, which wait in the draft. */
export function withCodeButton(buttons: readonly TemplateButton[], code: TemplateButton): TemplateButton[] {
  return [...buttons.filter(({ kind }) => kind !== 'code'), code];
}

/** New buttons of a bubble; the one of a login code waits behind them. */
export function withButtons(buttons: readonly TemplateButton[], next: readonly TemplateButton[]): TemplateButton[] {
  return [...next, ...buttons.filter(({ kind }) => kind === 'code')];
}

/** Apps and rules of a code are for those that an app takes over. */
function carriedCode(button: TemplateButton): TemplateButton {
  const { kind, text, otp_type: type = 'copy_code' } = button;
  if (type === 'copy_code') return { kind, text };
  const { zero_tap_terms_accepted: accepted, ...handed } = button;
  return type === 'zero_tap' && accepted !== undefined ? { ...handed, zero_tap_terms_accepted: accepted } : handed;
}

/** What the API is given: without samples of variables that are gone, and without parts that the account cannot carry. */
export function bodyOf(draft: Draft, rules: TemplateRules): Schemas['CreateTemplateDto'] {
  const { label, accountId, language, category, format } = draft;
  const parts = carriedParts(draft, rules);
  const keys = new Set(variablesOf(parts, format).map(({ key }) => key));
  const samples = Object.fromEntries(Object.entries(parts.samples).filter(([key, value]) => keys.has(key) && value !== ''));
  return { account_id: accountId, label, language, category, format, components: { ...parts, samples } as unknown as Schemas['CreateTemplateDto']['components'] };
}

/** The next free name of a variable in a text. */
export function nextVariable(text: string, format: TemplateFormat): string {
  const used = new Set(holesIn(text));
  for (let number = 1; ; number += 1) {
    const name = format === 'positional' ? String(number) : `value_${number}`;
    if (!used.has(name)) return name;
  }
}
