import { fillHoles, holesIn, type TemplateButton, type TemplateComponents, type TemplateFormat, type TemplateHeader } from '#contracts';
import type { NewTemplate } from '#providers/contract';
import { present, type JsonObject } from '../json.js';
import { targetOf } from './read.js';

interface Writing { readonly format: TemplateFormat; readonly samples: Readonly<Record<string, string>>; readonly handles: Readonly<Record<string, string>> }

/** The components in Meta's shape, with an example for everything that is filled in. */
export function writeComponents({ category, format, components, handles }: NewTemplate): JsonObject[] {
  const writing = { format, samples: components.samples, handles };
  if (category === 'authentication') return codeComponents(components);
  return [
    ...(components.header ? [header(components.header, writing)] : []),
    body(components.body, writing, ''),
    ...(components.offer ? [{ type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: components.offer.text, has_expiration: components.offer.expires } }] : []),
    ...(components.footer ? [{ type: 'FOOTER', text: components.footer }] : []),
    ...buttons(components.buttons, writing, ''),
    ...(components.cards ? [{
      type: 'CAROUSEL',
      cards: components.cards.map((card, index) => {
        const prefix = `card.${index}.`;
        return { components: [header(card.header, writing), ...(card.body ? [body(card.body, writing, prefix)] : []), ...buttons(card.buttons, writing, prefix)] };
      }),
    }] : []),
    ...components.others ?? [],
  ];
}

/** Meta writes the texts of a login code by itself. */
function codeComponents({ code, buttons: [button] }: TemplateComponents): JsonObject[] {
  return [
    { type: 'BODY', add_security_recommendation: code?.security_note ?? false },
    ...(code?.expires_in_minutes ? [{ type: 'FOOTER', code_expiration_minutes: code.expires_in_minutes }] : []),
    { type: 'BUTTONS', buttons: [button ? otp(button) : { type: 'OTP', otp_type: 'COPY_CODE' }] },
  ];
}

/** Labels that are left out are written by Meta, in the language of the template. */
function otp({ text, otp_type: type = 'copy_code', autofill_text: autofill, supported_apps: apps = [], zero_tap_terms_accepted: accepted }: TemplateButton): JsonObject {
  return present({
    type: 'OTP', otp_type: type.toUpperCase(), text: text || undefined,
    ...(type === 'copy_code' ? {} : { autofill_text: autofill || undefined, supported_apps: apps.map(({ package_name: name, signature_hash: hash }) => ({ package_name: name, signature_hash: hash })) }),
    zero_tap_terms_accepted: type === 'zero_tap' ? accepted === true : undefined,
  });
}

function header(part: TemplateHeader, writing: Writing): JsonObject {
  switch (part.format) {
    case 'text': return present({ type: 'HEADER', format: 'TEXT', text: part.text ?? '', example: example('header_text', part.text ?? '', writing, (name) => (writing.format === 'named' ? name : 'header')) });
    case 'location': return { type: 'HEADER', format: 'LOCATION' };
    case 'image': case 'video': case 'document': {
      const handle = writing.handles[part.media_id ?? ''];
      return present({ type: 'HEADER', format: part.format.toUpperCase(), example: handle === undefined ? undefined : { header_handle: [handle] } });
    }
  }
}

function body(text: string, writing: Writing, prefix: string): JsonObject {
  return present({ type: 'BODY', text, example: example('body_text', text, writing, (name) => `${prefix}${name}`) });
}

/** Examples of named variables carry their names, those of numbers stand in order. */
function example(key: 'header_text' | 'body_text', text: string, { format, samples }: Writing, keyOf: (name: string) => string): JsonObject | undefined {
  const names = holesIn(text);
  if (names.length === 0) return undefined;
  if (format === 'named') return { [`${key}_named_params`]: names.map((name) => ({ param_name: name, example: samples[keyOf(name)] ?? '' })) };
  const values = names.toSorted((one, other) => Number(one) - Number(other)).map((name) => samples[keyOf(name)] ?? '');
  return { [key]: key === 'body_text' ? [values] : values };
}

function buttons(list: readonly TemplateButton[], { samples }: Writing, prefix: string): JsonObject[] {
  if (list.length === 0) return [];
  return [{ type: 'BUTTONS', buttons: list.map((button, index) => writeButton(button, samples[`${prefix}button.${index}`] ?? '')) }];
}
/** What Meta keeps of a button besides goes back as it came, while the button opens what it opened. */
function writeButton(button: TemplateButton, sample: string): JsonObject {
  const { kind, extra = {} } = button;
  const target = targetOf(button);
  const belongs = kind === 'other' || TARGETS.every((part) => extra[part] === undefined || extra[part] === target[part]);
  return { ...(belongs ? extra : {}), ...knownParts(button, sample) };
}
const TARGETS = ['url', 'phone_number', 'flow_id'] as const;
function knownParts(button: TemplateButton, sample: string): JsonObject {
  const { kind, text, url = '', phone, flow_id: flowId } = button;
  switch (kind) {
    case 'quick_reply': return { type: 'QUICK_REPLY', text };
    case 'url': return present({ type: 'URL', text, url, example: holesIn(url).length > 0 ? [fillHoles(url, () => sample)] : undefined });
    case 'phone': return { type: 'PHONE_NUMBER', text, phone_number: phone ?? '' };
    case 'copy_code': return { type: 'COPY_CODE', example: sample };
    case 'flow': return { type: 'FLOW', text, flow_id: flowId ?? '' };
    case 'code': return otp(button);
    case 'catalog': return { type: 'CATALOG', text };
    case 'multi_product': return { type: 'MPM', text };
    case 'other': return {};
  }
}
