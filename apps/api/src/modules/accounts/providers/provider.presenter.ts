import { LOCAL_TEMPLATE_RULES } from '#contracts';
import { cautionsOf, type Provider } from '#providers/contract';
import type { FailureTextsDto, POWERS, ProviderDto } from './providers.dto.js';
import { fieldsOf } from './provider-list.js';

/** Everything a form needs to know of a provider, in a language (`es`, `pt-BR`) and at a time; `product` is how this installation calls itself. */
export function presentProvider(provider: Provider, language: string, now: Date, product: string): ProviderDto {
  const words = wordsIn(provider, language);
  const said = (text: string): string => (words[text] ?? text).replaceAll('{product}', product);
  return {
    id: provider.id,
    label: said(provider.label),
    section: said(provider.section),
    fields: fieldsOf(provider).map((field) => ({
      name: field.name, label: said(field.label), kind: field.kind, required: field.required, max_length: field.maxLength,
      help: field.help === undefined ? null : said(field.help), default: field.default ?? null, example: field.example ?? null, pattern: field.pattern ?? null,
      generated_prefix: field.generatedPrefix ?? null, identifies: field.identifies ?? null, binds_secrets: field.bindsSecrets ?? false,
      cautions: [...cautionsOf(field, now), ...field.refused ?? []].map(({ code, pattern, text }) => ({ code, pattern, text: words[code] ?? text })),
    })),
    rules: { becomes_default_outgoing: provider.rules.becomesDefaultOutgoing, always_reports: provider.rules.alwaysReports },
    capabilities: inSnakeCase(provider.capabilities) as Record<string, unknown>,
    template_rules: { ...(provider.templates?.rules ?? LOCAL_TEMPLATE_RULES) },
    powers: powersOf(provider),
    billing_url: provider.billingUrl ?? null,
    words: Object.fromEntries(Object.entries(words).filter(([key]) => CODE.test(key))),
  };
}
const CODE = /^[a-z_]+\.[a-z_]+$/;

/** Why messages fail, by code, in a language. */
export function failureTextsOf(provider: Provider, language: string): FailureTextsDto {
  const words = wordsIn(provider, language);
  const texts = Object.fromEntries(provider.failureCodes.map((code) => {
    const { text } = provider.explain(code);
    return [code, words[text] ?? text];
  }));
  return { provider: provider.id, texts, unknown: words['failure.unknown'] ?? null };
}

/** What a provider says in a language, by its English words; nothing in one that it does not speak. */
export function wordsIn({ words = {} }: Provider, language: string): Readonly<Record<string, string>> {
  const code = language.toLowerCase().split('-')[0] ?? '';
  return Object.hasOwn(words, code) ? words[code] ?? {} : {};
}
function powersOf(provider: Provider): (typeof POWERS)[number][] {
  const has = { handshake: provider.handshake, mark_read: provider.markRead, media: provider.media, check: provider.check, subscribe: provider.subscribe, templates: provider.templates, link: provider.session } satisfies Record<(typeof POWERS)[number], unknown>;
  return Object.entries(has).flatMap(([name, power]) => (power ? [name as (typeof POWERS)[number]] : []));
}
function inSnakeCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inSnakeCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), inSnakeCase(item)]));
}
