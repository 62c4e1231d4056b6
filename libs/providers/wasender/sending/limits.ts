import type { ButtonsContent, FieldCode, FieldParams, ListContent, MediaContent, MediaRef, OutboundContent } from '#contracts';
import type { Refusal } from '#providers/contract';
import { wasenderCapabilities as can } from '../capabilities.js';
import { numberedText } from './numbered-text.js';

/** Everything about this content that cannot go out, found before any call. Empty when it may be sent. */
export function refusals(content: OutboundContent): Refusal[] {
  switch (content.kind) {
    case 'text': return required('/text', content.text, can.text.max);
    case 'image': case 'video': case 'audio': case 'document': case 'sticker': return mediaMessage(content);
    case 'location': return [...within('/latitude', content.latitude, 90), ...within('/longitude', content.longitude, 180)];
    case 'contacts': return [
      ...when(content.contacts.length !== 1, '/contacts', content.contacts.length === 0 ? 'required' : 'too_many', 'One contact at a time', { max: 1 }),
      ...content.contacts.flatMap((card, index) => [...required(`/contacts/${index}/name`, card.name, 1024), ...required(`/contacts/${index}/phones`, card.phones[0]?.phone, 40)]),
    ];
    case 'buttons': return [...framed(content), ...buttons(content)];
    case 'list': return [...framed(content), ...list(content)];
    case 'template': return when(true, '/kind', 'not_allowed', 'WASender has no templates of its own: fill the template in first, it goes out as plain text');
    case 'flow': return when(true, '/kind', 'not_allowed', 'Flows are not supported on WASender');
    case 'reaction': return when(true, '/kind', 'not_allowed', 'Reactions are not supported on WASender');
  }
}

function when(broken: boolean, pointer: string, code: FieldCode, detail: string, params?: FieldParams): Refusal[] {
  return broken ? [{ pointer, code, detail, ...(params ? { params } : {}) }] : [];
}
function atMost(pointer: string, value: string | undefined, max: number): Refusal[] {
  return when((value ?? '').length > max, pointer, 'too_long', `At most ${max} characters`, { max });
}
function required(pointer: string, value: string | undefined, max: number): Refusal[] {
  return [...when((value ?? '').trim() === '', pointer, 'required', 'A text is needed'), ...atMost(pointer, value, max)];
}
function within(pointer: string, value: number, limit: number): Refusal[] {
  return when(!Number.isFinite(value) || Math.abs(value) > limit, pointer, 'invalid', `A number between -${limit} and ${limit} is needed`);
}
function count(pointer: string, items: readonly unknown[], max: number, what: string): Refusal[] {
  return [...when(items.length === 0, pointer, 'required', `At least one ${what} is needed`), ...when(items.length > max, pointer, 'too_many', `At most ${max} ${what}s`, { max })];
}

function file(pointer: string, media: MediaRef | undefined, kind: MediaContent['kind']): Refusal[] {
  const missing = !media?.mediaId && !media?.externalId && !media?.url;
  const type = media?.mimeType?.split(';')[0]?.trim().toLowerCase();
  const allowed: readonly string[] = can.media[kind].mimeTypes;
  return [
    ...when(missing, pointer, 'required', 'A file is needed'),
    ...when(type !== undefined && !allowed.includes(type), `${pointer}/mimeType`, 'unsupported_type', `WhatsApp takes ${allowed.join(', ')} here`),
  ];
}
function mediaMessage(content: MediaContent): Refusal[] {
  const silent = content.kind === 'audio' || content.kind === 'sticker';
  return [
    ...file('/media', content.media, content.kind),
    ...(silent ? when(Boolean(content.caption), '/caption', 'not_allowed', 'This kind of file has no caption') : atMost('/caption', content.caption, can.caption.max)),
  ];
}

/** The numbered text counts as a whole; below a picture it is the picture's caption. */
function framed(content: ButtonsContent | ListContent): Refusal[] {
  const media = content.kind === 'buttons' ? content.header?.media : undefined;
  return [
    ...required('/body', content.body, content.kind === 'buttons' ? can.buttons.body : can.list.body),
    ...when(content.kind === 'list' && content.header?.media !== undefined, '/header/media', 'not_allowed', 'Only text is allowed in this header'),
    ...(media ? file('/header/media', media, media.kind) : []),
    ...atMost('/footer', content.footer, can.buttons.footer),
    ...atMost('/header/text', content.header?.text, can.buttons.header),
    ...when(numberedText(content).length > (media ? can.caption.max : can.text.max), '/body', 'too_long', 'Text and options together are too long', { max: media ? can.caption.max : can.text.max }),
  ];
}
function buttons(content: ButtonsContent): Refusal[] {
  return [
    ...count('/buttons', content.buttons, can.buttons.max, 'button'),
    ...content.buttons.flatMap((button, i) => [...required(`/buttons/${i}/title`, button.title, can.buttons.title), ...required(`/buttons/${i}/id`, button.id, can.buttons.id)]),
    ...unique(content.buttons.map(({ id }) => id), (i) => `/buttons/${i}/id`),
    ...unique(content.buttons.map(({ title }) => title), (i) => `/buttons/${i}/title`),
  ];
}
function list(content: ListContent): Refusal[] {
  const rows = content.sections.flatMap((section, s) => section.rows.map((row, r) => ({ row, at: `/sections/${s}/rows/${r}` })));
  return [
    ...count('/sections', rows, Number.POSITIVE_INFINITY, 'row'),
    ...when(content.sections.length > can.list.sections, '/sections', 'too_many', `At most ${can.list.sections} sections`, { max: can.list.sections }),
    ...when(rows.length > can.list.rows, '/sections', 'too_many', `At most ${can.list.rows} rows in all sections together`, { max: can.list.rows }),
    ...content.sections.flatMap((section, s) => atMost(`/sections/${s}/title`, section.title, can.list.sectionTitle)),
    ...rows.flatMap(({ row, at }) => [
      ...required(`${at}/title`, row.title, can.list.rowTitle), ...required(`${at}/id`, row.id, can.list.rowId), ...atMost(`${at}/description`, row.description, can.list.rowDescription),
    ]),
    ...unique(rows.map(({ row }) => row.id), (i) => `${rows[i]?.at ?? '/sections'}/id`),
  ];
}
function unique(values: readonly string[], pointerOf: (index: number) => string): Refusal[] {
  return values.flatMap((value, index) => when(values.indexOf(value) < index, pointerOf(index), 'duplicate', 'Used twice in this message'));
}
