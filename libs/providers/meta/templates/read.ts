import {
  holesIn, TEMPLATE_QUALITIES, TEMPLATE_STATUSES, type TemplateButton, type TemplateCard, type TemplateCategory, type TemplateComponents, type TemplateFormat, type TemplateHeader,
  type TemplateQuality, type TemplateStatus,
} from '#contracts';
import type { ListedTemplate, TemplateReason } from '#providers/contract';
import { listOf, numberOf, objectOf, present, textOf, type JsonObject } from '../json.js';
import { minutesOf, readOtp } from './read-otp.js';

const HEADER_FORMATS = { TEXT: 'text', IMAGE: 'image', VIDEO: 'video', DOCUMENT: 'document', LOCATION: 'location' } as const;
const upper = (value: unknown): string => (textOf(value) ?? '').toUpperCase();
/** Texts keep what they hold, also nothing. */
const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One template of Meta's list; undefined when it has no id, name or language. */
export function readTemplate(value: unknown): ListedTemplate | undefined {
  const item = objectOf(value);
  const [externalId, name, language] = [textOf(item.id), textOf(item.name), textOf(item.language)];
  if (externalId === undefined || name === undefined || language === undefined) return undefined;
  const category = categoryOf(item.category) ?? 'utility';
  const format: TemplateFormat = upper(item.parameter_format) === 'NAMED' ? 'named' : 'positional';
  return present({
    externalId, name, language, category, format, status: statusOf(item.status) ?? 'pending', quality: qualityOf(objectOf(item.quality_score).score ?? item.quality_score),
    components: readComponents(listOf(item.components).map(objectOf), category, format), previousCategory: categoryOf(item.previous_category), reason: reasonOf(item.rejected_reason),
  });
}

/** Undefined for words of a later day: they say nothing that can be relied on. */
export function statusOf(value: unknown): TemplateStatus | undefined {
  const word = (textOf(value) ?? '').toLowerCase();
  return TEMPLATE_STATUSES.find((status) => status === word && status !== 'draft' && status !== 'ready');
}
export function categoryOf(value: unknown): TemplateCategory | undefined {
  switch (upper(value)) {
    case 'MARKETING': return 'marketing';
    case 'AUTHENTICATION': return 'authentication';
    case 'UTILITY': return 'utility';
    default: return undefined;
  }
}
export function qualityOf(value: unknown): TemplateQuality {
  const word = (textOf(value) ?? '').toLowerCase();
  return TEMPLATE_QUALITIES.find((quality) => quality === word) ?? 'unknown';
}

const REASONS: Readonly<Record<string, string>> = {
  ABUSIVE_CONTENT: 'It contains content that WhatsApp does not allow.',
  INCORRECT_CATEGORY: 'Its content does not fit the category. Choose another category and hand it in again.',
  INVALID_FORMAT: 'Its variables or marks are not placed as WhatsApp wants them.',
  PROMOTIONAL: 'It advertises, which this category does not allow. Choose the category marketing.',
  SCAM: 'WhatsApp takes it for a scam.',
  TAG_CONTENT_MISMATCH: 'Its language or category does not fit its content.',
  CATEGORY_NOT_AVAILABLE: 'This category is not available to your business.',
};
/** Meta's reason in words; its own recommendation when it gives one. */
export function reasonOf(code: unknown, recommendation?: unknown): TemplateReason | undefined {
  const word = textOf(code);
  const advice = textOf(recommendation);
  if ((word === undefined || word === 'NONE') && advice === undefined) return undefined;
  return { code: word ?? 'NONE', text: [REASONS[word ?? ''] ?? (word === undefined || word === 'NONE' ? '' : word), advice].filter(Boolean).join(' ') };
}

export function readComponents(list: readonly JsonObject[], category: TemplateCategory, format: TemplateFormat): TemplateComponents {
  const of = (type: string): JsonObject | undefined => list.find((component) => upper(component.type) === type);
  const [header, body, footer, offer, carousel] = [of('HEADER'), of('BODY'), of('FOOTER'), of('LIMITED_TIME_OFFER'), of('CAROUSEL')];
  const samples: Record<string, string> = {};
  const buttonsOf = (component: JsonObject | undefined, prefix: string, isCode: boolean): TemplateButton[] =>
    listOf(component?.buttons).map((item, index) => readButton(objectOf(item), `${prefix}button.${index}`, samples, isCode));
  if (category === 'authentication') {
    const minutes = numberOf(footer?.code_expiration_minutes) ?? minutesOf(of('BUTTONS'));
    return { body: '', buttons: buttonsOf(of('BUTTONS'), '', true), code: { security_note: body?.add_security_recommendation === true, ...(minutes === undefined ? {} : { expires_in_minutes: minutes }) }, samples };
  }
  takeSamples(body, 'body_text', format, samples, (name) => name);
  if (header) takeSamples(header, 'header_text', format, samples, (name) => (format === 'named' ? name : 'header'));
  const offered = objectOf(offer?.limited_time_offer);
  const cards = listOf(carousel?.cards).map((item, index): TemplateCard => {
    const parts = listOf(objectOf(item).components).map(objectOf);
    const part = (type: string): JsonObject | undefined => parts.find((component) => upper(component.type) === type);
    const [text, prefix] = [part('BODY'), `card.${index}.`];
    takeSamples(text, 'body_text', format, samples, (name) => `${prefix}${name}`);
    return { header: readHeader(part('HEADER') ?? {}), ...(text ? { body: words(text.text) } : {}), buttons: buttonsOf(part('BUTTONS'), prefix, false) };
  });
  const others = list.filter((component) => !COMPONENTS.has(upper(component.type)) || (component === header && headerFormatOf(component) === undefined));
  return present({
    others: others.length > 0 ? others : undefined,
    header: header && headerFormatOf(header) && readHeader(header), body: words(body?.text), footer: words(footer?.text) || undefined, buttons: buttonsOf(of('BUTTONS'), '', false),
    offer: offer && { text: words(offered.text), expires: offered.has_expiration === true }, cards: cards.length > 0 ? cards : undefined, samples,
  });
}

const COMPONENTS: ReadonlySet<string> = new Set(['HEADER', 'BODY', 'FOOTER', 'BUTTONS', 'LIMITED_TIME_OFFER', 'CAROUSEL']);
/** Undefined for formats of a later day. */
function headerFormatOf(header: JsonObject): TemplateHeader['format'] | undefined {
  return header.format === undefined ? 'text' : Object.entries(HEADER_FORMATS).find(([word]) => word === upper(header.format))?.[1];
}
function readHeader(header: JsonObject): TemplateHeader {
  const known = headerFormatOf(header) ?? 'text';
  return known === 'text' ? { format: known, text: words(header.text) } : { format: known };
}

function readButton(button: JsonObject, key: string, samples: Record<string, string>, isCode: boolean): TemplateButton {
  const type = upper(button.type);
  const text = words(button.text);
  const [sample] = Array.isArray(button.example) ? button.example : [button.example];
  if (isCode && (type === 'URL' || type === 'OTP')) return readOtp(button);
  const known = knownButton(button, { type, text, sample, key }, samples);
  const besides = Object.entries(button).filter(([part]) => known.kind === 'other' || !KNOWN_PARTS.has(part));
  return besides.length === 0 ? known : { ...known, extra: { ...Object.fromEntries(besides), ...targetOf(known) } };
}
/** What a button opens, in Meta's words. Kept with what is only Meta's of it (the screen of a flow), which belongs to that and to nothing else. */
export function targetOf({ url, phone, flow_id: flowId }: TemplateButton): JsonObject {
  return present({ url, phone_number: phone, flow_id: flowId });
}
/** What of a button is kept in fields of its own. */
const KNOWN_PARTS: ReadonlySet<string> = new Set(['type', 'text', 'url', 'phone_number', 'flow_id', 'example']);

interface Said { readonly type: string; readonly text: string; readonly sample: unknown; readonly key: string }
function knownButton(button: JsonObject, { type, text, sample, key }: Said, samples: Record<string, string>): TemplateButton {
  switch (type) {
    case 'CATALOG': return { kind: 'catalog', text };
    case 'MPM': return { kind: 'multi_product', text };
    case 'QUICK_REPLY': return { kind: 'quick_reply', text };
    case 'PHONE_NUMBER': return { kind: 'phone', text, phone: words(button.phone_number) };
    case 'FLOW': return { kind: 'flow', text, flow_id: textOf(button.flow_id) ?? '' };
    case 'COPY_CODE':
      if (typeof sample === 'string') samples[key] = sample;
      return { kind: 'copy_code', text };
    case 'URL': {
      const url = words(button.url);
      const fixed = url.split('{{')[0] ?? '';
      if (holesIn(url).length > 0 && typeof sample === 'string') samples[key] = sample.startsWith(fixed) ? sample.slice(fixed.length) : sample;
      return { kind: 'url', text, url };
    }
    default: return { kind: 'other', text: text || type };
  }
}

function takeSamples(component: JsonObject | undefined, key: 'header_text' | 'body_text', format: TemplateFormat, samples: Record<string, string>, keyOf: (name: string) => string): void {
  const given = objectOf(component?.example);
  if (format === 'named') {
    for (const item of listOf(given[`${key}_named_params`]).map(objectOf)) {
      const name = textOf(item.param_name);
      if (name !== undefined) samples[keyOf(name)] = words(item.example);
    }
    return;
  }
  const first = listOf(given[key]);
  const values = key === 'body_text' ? listOf(first[0]) : first;
  const names = holesIn(words(component?.text)).toSorted((one, other) => Number(one) - Number(other));
  for (const [index, name] of names.entries()) if (typeof values[index] === 'string') samples[keyOf(name)] = values[index];
}
