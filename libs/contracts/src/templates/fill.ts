import { OPT_OUT_PAYLOAD } from '../consent.js';
import { parsePublicId } from '../ids.js';
import type { MediaRef, TemplateCardContent, TemplateContent, TemplateParameter, TemplateShown, TextContent } from '../message-content.js';
import { localText } from './local-text.js';
import { PRODUCT_LIMITS, productSectionsProblem, readProductSections } from './product-sections.js';
import type { SendableTemplate, TemplateButton, TemplateFormat, TemplateHeader, TemplateProblem, TemplateValues } from './template.js';
import { fillHoles, headerKey, holesIn, type TemplateVariable, variablesOf } from './variables.js';

export type FilledTemplate =
  | { readonly content: TemplateContent | TextContent }
  | { readonly refusals: readonly TemplateProblem[] };
type ButtonContent = NonNullable<TemplateContent['buttons']>[number];
const MAX_TEXT = 1024;
const MAX_CODE = 20;
/** Of a code beside a limited-time offer. */
const MAX_OFFER_CODE = 15;
const MAX_LOGIN_CODE = 15;
const UNSENDABLE = /[\n\t]| {5}/;

/**
 * A template with its values, as it is sent and as the customer reads it (`shown`).
 * @param local filled in here and sent as plain text (R131)
 * @returns what is wrong with the values, by `/values/<key>`; a missing one is always named (R209)
 */
export function fillTemplate(template: Pick<SendableTemplate, 'id' | 'name' | 'language' | 'category' | 'format' | 'components'>, values: TemplateValues, { local }: { readonly local: boolean }): FilledTemplate {
  const { components, format } = template;
  const refusals = variablesOf(components, format).flatMap((variable) => valueProblem(variable, values[variable.key] ?? '', local, components.code ? MAX_LOGIN_CODE : components.offer ? MAX_OFFER_CODE : MAX_CODE));
  if (refusals.length > 0) return { refusals };
  const shown = shownOf(template, values);
  if (local) return { content: { kind: 'text', text: localText(shown), template: shown } };
  const { code, offer } = components;
  const buttons = code ? [codeButton(values)] : components.buttons.flatMap((button, index) => buttonContent(button, index, values[`button.${index}`], values[`button.${index}.thumbnail`]));
  return {
    content: {
      kind: 'template', name: template.name, language: template.language,
      ...part('header', components.header ? headerParameters(components.header, format, values, '') : []),
      ...part('body', code ? [{ type: 'text', text: values['code'] ?? '' }] : bodyParameters(components.body, format, values, '')),
      ...(buttons.length > 0 ? { buttons } : {}),
      ...(components.cards ? { cards: components.cards.map((card, index): TemplateCardContent => {
        const prefix = `card.${index}.`;
        return {
          header: headerParameters(card.header, format, values, prefix), body: bodyParameters(card.body ?? '', format, values, prefix),
          buttons: card.buttons.flatMap((button, at) => buttonContent(button, at, values[`${prefix}button.${at}`])),
        };
      }) } : {}),
      ...(offer?.expires ? { offerExpiresAt: new Date(values['offer.expires'] ?? '').toISOString() } : {}),
      shown,
    },
  };
}

/** The bubble with its values; a value that is missing leaves its hole. For previews, where samples stand in. */
export function shownOf(template: Pick<SendableTemplate, 'id' | 'name' | 'language' | 'category' | 'format' | 'components'>, values: TemplateValues): TemplateShown {
  const { components, format } = template;
  const buttons = (list: readonly TemplateButton[], prefix: string): TemplateShown['buttons'] => list.filter(({ otp_type: type }) => type !== 'zero_tap').map((button, index) => shownButton(button, values[`${prefix}button.${index}`]));
  return {
    templateId: template.id, name: template.name, language: template.language, category: template.category,
    ...shownHeader(components.header, format, values, ''),
    body: components.code ? codeText(components.code.security_note === true, values['code']) : fillHoles(components.body, (name) => values[name] || undefined),
    ...(components.footer ? { footer: components.footer } : {}),
    ...(components.code?.expires_in_minutes ? { footer: `This code expires in ${components.code.expires_in_minutes} minutes.` } : {}),
    ...(components.offer ? { offer: { text: components.offer.text, ...(components.offer.expires && values['offer.expires'] ? { expiresAt: values['offer.expires'] } : {}) } } : {}),
    buttons: buttons(components.buttons, ''),
    ...(components.cards ? { cards: components.cards.map((card, index) => {
      const prefix = `card.${index}.`;
      return { ...shownHeader(card.header, format, values, prefix), body: fillHoles(card.body ?? '', (name) => values[`${prefix}${name}`] || undefined), buttons: buttons(card.buttons, prefix) };
    }) } : {}),
  };
}

/** As Meta words it; the customer's own language is Meta's business. */
function codeText(securityNote: boolean, code = '{{1}}'): string {
  return `*${code}* is your verification code.${securityNote ? ' For your security, do not share this code.' : ''}`;
}

function valueProblem({ key, type, required }: TemplateVariable, value: string, local: boolean, maxCode: number): TemplateProblem[] {
  const problem = (code: string, detail: string, params?: TemplateProblem['params']): TemplateProblem[] => [{ pointer: `/values/${key}`, code, detail, ...(params ? { params } : {}) }];
  if (value.trim() === '') return required ? problem('required', `A value for ${key} is needed`) : [];
  const max = type === 'code' ? maxCode : MAX_TEXT;
  if (type !== 'file' && type !== 'products' && value.length > max) return problem('too_long', `At most ${max} characters`, { max });
  switch (type) {
    case 'file': return parsePublicId('media', value) === undefined && !/^https:\/\/\S+$/.test(value) ? problem('invalid', 'The id of a file or an https address') : [];
    case 'time': return Number.isNaN(Date.parse(value)) ? problem('not_a_time', 'A time like 2026-12-31T18:00:00Z') : [];
    case 'number': return Number.isFinite(Number(value)) ? [] : problem('not_a_number', 'A number is needed');
    case 'product': return value.trim().length > PRODUCT_LIMITS.id ? problem('too_long', `At most ${PRODUCT_LIMITS.id} characters`, { max: PRODUCT_LIMITS.id }) : [];
    case 'products': {
      const wrong = productSectionsProblem(readProductSections(value));
      return wrong ? problem(wrong.code, wrong.detail, wrong.max === undefined ? undefined : { max: wrong.max }) : [];
    }
    case 'url_suffix': return /\s/.test(value) ? problem('invalid', 'The end of an address without spaces') : [];
    case 'text': case 'code': return !local && UNSENDABLE.test(value) ? problem('invalid', 'No line breaks, tabs or more than four spaces in a row') : [];
  }
}

function part<K extends 'header' | 'body'>(key: K, parameters: TemplateParameter[]): Partial<Record<K, TemplateParameter[]>> {
  return parameters.length > 0 ? { [key]: parameters } as Partial<Record<K, TemplateParameter[]>> : {};
}
function bodyParameters(body: string, format: TemplateFormat, values: TemplateValues, prefix: string): TemplateParameter[] {
  const names = holesIn(body);
  // Positional values stand in the order of their numbers, wherever the text has them.
  if (format === 'positional') names.sort((one, other) => Number(one) - Number(other));
  return names.map((name) => ({ type: 'text', ...(format === 'named' ? { name } : {}), text: values[`${prefix}${name}`] ?? '' }));
}
function headerParameters(header: TemplateHeader, format: TemplateFormat, values: TemplateValues, prefix: string): TemplateParameter[] {
  const key = `${prefix}header`;
  switch (header.format) {
    case 'text': return holesIn(header.text ?? '').map((name) => ({ type: 'text', ...(format === 'named' ? { name } : {}), text: values[headerKey(name, format)] ?? '' }));
    case 'image': case 'video': case 'document': return [{ type: header.format, media: fileOf(header, values[key]) }];
    case 'location': return [{ type: 'location', text: JSON.stringify(placeOf(values, key)) }];
  }
}
function buttonContent(button: TemplateButton, index: number, given: string | undefined, thumbnail?: string): ButtonContent[] {
  const value = button.kind === 'quick_reply' ? payloadOf(button, given) : given;
  if (!value) return [];
  switch (button.kind) {
    case 'quick_reply': return [{ index, subType: 'quick_reply', parameters: [{ type: 'payload', text: value }] }];
    case 'url': return [{ index, subType: 'url', parameters: [{ type: 'text', text: value }] }];
    case 'copy_code': return [{ index, subType: 'copy_code', parameters: [{ type: 'coupon_code', text: value }] }];
    case 'flow': return [{ index, subType: 'flow', parameters: [{ type: 'payload', text: value }] }];
    case 'catalog': return [{ index, subType: 'catalog', parameters: [{ type: 'product', text: value.trim() }] }];
    case 'multi_product': {
      const sections = readProductSections(value);
      // Above them stands the picture of the first, unless another is named.
      return [{ index, subType: 'mpm', parameters: [{ type: 'products', text: thumbnail?.trim() || sections[0]?.productIds[0] || '', sections }] }];
    }
    case 'phone': case 'code': case 'other': return [];
  }
}
/** What a tap on a quick reply brings back; undefined: its words. */
function payloadOf({ opt_out: optOut }: TemplateButton, given: string | undefined): string | undefined {
  return optOut ? OPT_OUT_PAYLOAD : given || undefined;
}
/** The code stands in the body and once more in the button (Cloud API, authentication templates). */
function codeButton(values: TemplateValues): ButtonContent {
  return { index: 0, subType: 'url', parameters: [{ type: 'text', text: values['code'] ?? '' }] };
}

function fileOf(header: TemplateHeader, value: string | undefined): MediaRef {
  const given = value || header.media_id || '';
  const mediaId = parsePublicId('media', given);
  return mediaId === undefined ? { url: given } : { mediaId };
}
function placeOf(values: TemplateValues, key: string): { latitude: number; longitude: number; name: string; address: string } {
  return { latitude: Number(values[`${key}.latitude`]), longitude: Number(values[`${key}.longitude`]), name: values[`${key}.name`] ?? '', address: values[`${key}.address`] ?? '' };
}
function shownHeader(header: TemplateHeader | undefined, format: TemplateFormat, values: TemplateValues, prefix: string): Pick<TemplateShown, 'header'> {
  const key = `${prefix}header`;
  switch (header?.format) {
    case undefined: return {};
    case 'text': return { header: { text: fillHoles(header.text ?? '', (name) => values[headerKey(name, format)] || undefined) } };
    case 'location': return { header: { text: [values[`${key}.name`], values[`${key}.address`]].filter(Boolean).join(', ') } };
    case 'image': case 'video': case 'document': return { header: { media: { ...fileOf(header, values[key]), kind: header.format } } };
  }
}
function shownButton(button: TemplateButton, value: string | undefined): TemplateShown['buttons'][number] {
  const { kind, url, phone, otp_type: otpType } = button;
  const text = otpType === 'one_tap' && button.autofill_text ? button.autofill_text : button.text;
  const payload = kind === 'quick_reply' ? payloadOf(button, value) : undefined;
  return {
    kind, text, ...(payload === undefined ? {} : { payload }), ...(url ? { address: fillHoles(url, () => value || undefined) } : {}), ...(phone ? { phone } : {}), ...(kind === 'copy_code' && value ? { code: value } : {}),
  };
}
