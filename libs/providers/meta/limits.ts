import { PRODUCT_LIMITS, productSectionsProblem } from '#contracts';
import type { ButtonsContent, ContactsContent, FieldCode, FieldParams, InteractiveHeader, ListContent, MediaContent, MediaRef, OutboundContent, TemplateContent } from '#contracts';
import type { Refusal } from '#providers/contract';
import { metaCapabilities as can, metaLimits } from './capabilities.js';
import { numberOf, objectOf, readJson } from './json.js';

/** Every limit of Meta that this content breaks, found before any call. Empty when it may be sent. */
export function refusals(content: OutboundContent): Refusal[] {
  switch (content.kind) {
    case 'text': return required('/text', content.text, can.text.max);
    case 'image': case 'video': case 'audio': case 'document': case 'sticker': return mediaMessage(content);
    case 'location': return [...within('/latitude', content.latitude, 90), ...within('/longitude', content.longitude, 180)];
    case 'contacts': return contacts(content);
    case 'buttons': return buttons(content);
    case 'list': return list(content);
    case 'template': return template(content);
    case 'flow': return [
      ...framed(content, metaLimits.flowBody, 'any'),
      ...required('/flowId', content.flowId, 64),
      ...required('/cta', content.cta, metaLimits.flowCta),
      ...when(/\p{Extended_Pictographic}/u.test(content.cta), '/cta', 'invalid', 'Emoji are not allowed here'),
    ];
    case 'reaction': return [
      ...required('/targetExternalId', content.targetExternalId, 512),
      ...when([...new Intl.Segmenter().segment(content.emoji)].length > 1, '/emoji', 'invalid', 'One emoji only'),
    ];
  }
}

function when(broken: boolean, pointer: string, code: FieldCode, detail: string, params?: FieldParams): Refusal[] {
  return broken ? [{ pointer, code, detail, ...(params ? { params } : {}) }] : [];
}

function atMost(pointer: string, value: string | undefined, max: number): Refusal[] {
  return when((value ?? '').length > max, pointer, 'too_long', `At most ${max} characters`, { max });
}

function required(pointer: string, value: string | undefined, max: number): Refusal[] {
  return when((value ?? '').trim() === '', pointer, 'required', 'A text is needed').concat(atMost(pointer, value, max));
}

function within(pointer: string, value: number, limit: number): Refusal[] {
  return when(!Number.isFinite(value) || Math.abs(value) > limit, pointer, 'invalid', `A number between -${limit} and ${limit} is needed`);
}

function count(pointer: string, items: readonly unknown[], max: number, what: string): Refusal[] {
  return when(items.length === 0, pointer, 'required', `At least one ${what} is needed`).concat(when(items.length > max, pointer, 'too_many', `At most ${max} ${what}s`, { max }));
}

/** A repeated value at the position of its second occurrence. */
function unique(values: readonly string[], pointerOf: (index: number) => string): Refusal[] {
  return values.flatMap((value, index) => when(values.indexOf(value) < index, pointerOf(index), 'duplicate', 'Used twice in this message'));
}

function file(pointer: string, media: MediaRef | undefined, kind: MediaContent['kind']): Refusal[] {
  // A file of ours is handed to Meta before the message goes out.
  const missing = !media?.mediaId && !media?.externalId && !media?.url;
  // A type may carry parameters (`audio/ogg; codecs=opus`).
  const type = media?.mimeType?.split(';')[0]?.trim().toLowerCase();
  const allowed: readonly string[] = can.media[kind].mimeTypes;
  return when(missing, pointer, 'required', 'A file is needed')
    .concat(when(type !== undefined && !allowed.includes(type), `${pointer}/mimeType`, 'unsupported_type', `WhatsApp takes ${allowed.join(', ')} here`));
}

function mediaMessage(content: MediaContent): Refusal[] {
  const silent = content.kind === 'audio' || content.kind === 'sticker';
  return [
    ...file('/media', content.media, content.kind),
    ...(silent ? when(Boolean(content.caption), '/caption', 'not_allowed', 'This kind of file has no caption') : atMost('/caption', content.caption, can.caption.max)),
    ...atMost('/media/filename', content.media.filename, metaLimits.filename),
  ];
}

function contacts(content: ContactsContent): Refusal[] {
  return [
    ...count('/contacts', content.contacts, metaLimits.contacts, 'contact'),
    ...content.contacts.flatMap((card, index) => required(`/contacts/${index}/name`, card.name, 1024)),
  ];
}

interface Framed { readonly body: string; readonly header?: InteractiveHeader; readonly footer?: string }

function framed(content: Framed, bodyMax: number, headers: 'any' | 'text'): Refusal[] {
  const media = content.header?.media;
  return [
    ...required('/body', content.body, bodyMax),
    ...atMost('/footer', content.footer, metaLimits.footer),
    ...atMost('/header/text', content.header?.text, metaLimits.header),
    ...(media && headers === 'text' ? when(true, '/header/media', 'not_allowed', 'Only text is allowed in this header') : []),
    ...(media && headers === 'any' ? file('/header/media', media, media.kind) : []),
  ];
}

function buttons(content: ButtonsContent): Refusal[] {
  const { max, title, id, body } = can.buttons;
  return [
    ...framed(content, body, 'any'),
    ...count('/buttons', content.buttons, max, 'button'),
    ...content.buttons.flatMap((button, i) => [...required(`/buttons/${i}/title`, button.title, title), ...required(`/buttons/${i}/id`, button.id, id)]),
    ...unique(content.buttons.map((button) => button.id), (i) => `/buttons/${i}/id`),
    ...unique(content.buttons.map((button) => button.title), (i) => `/buttons/${i}/title`),
  ];
}

/** Ten rows over all sections together, not per section. */
function list(content: ListContent): Refusal[] {
  const limits = can.list;
  const rows = content.sections.flatMap((section, s) => section.rows.map((row, r) => ({ row, at: `/sections/${s}/rows/${r}` })));
  return [
    ...framed(content, limits.body, 'text'),
    ...required('/button', content.button, limits.button),
    ...count('/sections', content.sections, limits.sections, 'section'),
    ...when(rows.length > limits.rows, '/sections', 'too_many', `At most ${limits.rows} rows in all sections together`, { max: limits.rows }),
    ...content.sections.flatMap((section, s) => [
      ...when(section.rows.length === 0, `/sections/${s}/rows`, 'required', 'At least one row is needed'),
      ...(content.sections.length > 1 ? required(`/sections/${s}/title`, section.title, limits.sectionTitle) : atMost(`/sections/${s}/title`, section.title, limits.sectionTitle)),
    ]),
    ...rows.flatMap(({ row, at }) => [
      ...required(`${at}/title`, row.title, limits.rowTitle),
      ...required(`${at}/id`, row.id, limits.rowId),
      ...atMost(`${at}/description`, row.description, limits.rowDescription),
    ]),
    ...unique(rows.map(({ row }) => row.id), (i) => `${rows[i]?.at ?? '/sections'}/id`),
  ];
}

function template(content: TemplateContent): Refusal[] {
  const parameters = [
    ...(content.header ?? []).map((parameter, i) => ({ parameter, at: `/header/${i}` })),
    ...(content.body ?? []).map((parameter, i) => ({ parameter, at: `/body/${i}` })),
    ...(content.buttons ?? []).flatMap((button, b) => button.parameters.map((parameter, i) => ({ parameter, at: `/buttons/${b}/parameters/${i}` }))),
    ...(content.cards ?? []).flatMap((card, c) => [
      ...card.header.map((parameter, i) => ({ parameter, at: `/cards/${c}/header/${i}` })), ...card.body.map((parameter, i) => ({ parameter, at: `/cards/${c}/body/${i}` })),
      ...card.buttons.flatMap((button, b) => button.parameters.map((parameter, i) => ({ parameter, at: `/cards/${c}/buttons/${b}/parameters/${i}` }))),
    ]),
  ];
  return [
    ...required('/name', content.name, 512),
    ...required('/language', content.language, 16),
    ...parameters.flatMap(({ parameter, at }) => {
      switch (parameter.type) {
        case 'text': return [
          ...required(`${at}/text`, parameter.text, 1024),
          ...when(/[\n\t]| {5}/.test(parameter.text ?? ''), `${at}/text`, 'invalid', 'No line breaks, tabs or more than four spaces in a row'),
        ];
        case 'image': case 'video': case 'document': return file(`${at}/media`, parameter.media, parameter.type);
        case 'payload': return required(`${at}/text`, parameter.text, metaLimits.quickReplyPayload);
        case 'coupon_code': return required(`${at}/text`, parameter.text, metaLimits.couponCode);
        case 'product': return required(`${at}/text`, parameter.text, PRODUCT_LIMITS.id);
        case 'products': {
          const wrong = productSectionsProblem(parameter.sections ?? []);
          return wrong ? when(true, `${at}/sections`, wrong.code, wrong.detail, wrong.max === undefined ? undefined : { max: wrong.max }) : [];
        }
        case 'location': return when(!isPlace(parameter.text), `${at}/text`, 'invalid', 'JSON with latitude and longitude is needed');
      }
    }),
  ];
}

function isPlace(text: string | undefined): boolean {
  const { latitude, longitude } = objectOf(readJson(text ?? ''));
  return numberOf(latitude) !== undefined && numberOf(longitude) !== undefined;
}
