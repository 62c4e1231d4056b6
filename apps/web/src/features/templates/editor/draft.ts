import { type TemplateCategory, type TemplateComponents, type TemplateFormat, type TemplateRules, variablesOf } from '#contracts';
import type { Schemas } from '../../../shared/api.js';
import { componentsOf } from '../../../shared/templates/sendable.js';
import type { Template } from '../../../shared/templates/templates-query.js';
import { starterLanguage, starterOf } from './starters.js';

/** A template as it is being written. */
export interface Draft {
  readonly label: string;
  readonly accountId: string;
  readonly language: string;
  readonly category: TemplateCategory;
  readonly format: TemplateFormat;
  readonly components: TemplateComponents;
}

export function draftOf(template: Template): Draft {
  return { label: template.label, accountId: template.account_id, language: template.language, category: template.requested_category, format: template.format, components: componentsOf(template) };
}

/** A new one: empty, from a starter, or in another language of a template. */
export function newDraft(accountId: string, locale: string, { starter, from, language }: { readonly starter?: string | undefined; readonly from?: Template | undefined; readonly language?: string | undefined }): Draft {
  if (from) return { ...draftOf(from), language: language ?? from.language, ...(language === undefined ? { label: `${from.label} 2` } : {}) };
  const begun = starter === undefined ? undefined : starterOf(starter, locale);
  return {
    label: begun?.label ?? '', accountId, language: language ?? starterLanguage(locale), category: begun?.category ?? 'utility', format: begun && begun.category !== 'authentication' ? 'named' : 'positional',
    components: begun?.components ?? { body: '', buttons: [], samples: {} },
  };
}

/** What the API is given: without samples of variables that are gone, and without parts that the account cannot carry. */
export function bodyOf({ label, accountId, language, category, format, components }: Draft, rules: TemplateRules): Schemas['CreateTemplateDto'] {
  const keys = new Set(variablesOf(components, format).map(({ key }) => key));
  const isCode = category === 'authentication' && rules.code_minutes !== null;
  const { header, footer, code, ...others } = components;
  const parts: TemplateComponents = isCode
    ? { body: '', buttons: components.buttons.filter(({ kind }) => kind === 'code'), code: code ?? {}, samples: {} }
    : { ...others, ...(header ? { header } : {}), ...(footer ? { footer } : {}), buttons: components.buttons.filter(({ kind }) => kind !== 'code'), samples: Object.fromEntries(Object.entries(components.samples).filter(([key, value]) => keys.has(key) && value !== '')) };
  return { account_id: accountId, label, language, category, format, components: parts as unknown as Schemas['CreateTemplateDto']['components'] };
}

/** The next free name of a variable. */
export function nextVariable(components: TemplateComponents, format: TemplateFormat): string {
  const used = new Set(variablesOf(components, format).flatMap(({ key, part }) => (part === 'body' ? [key] : [])));
  for (let number = 1; ; number += 1) {
    const name = format === 'positional' ? String(number) : `value_${number}`;
    if (!used.has(name)) return name;
  }
}
