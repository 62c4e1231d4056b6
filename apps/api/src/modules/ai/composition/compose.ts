import type { Button, ListRow, OutboundContent } from '#contracts';
import type { Capabilities } from '#providers/contract';
import type { Words } from '../wording/words.js';
import type { ResolvedAnswer } from './resolve.js';
import { shorten, splitText } from './text-split.js';

/**
 * Cuts an answer into as few bubbles as the account can show: words, list or buttons in one; a photo carries its caption
 * and, alone, the buttons. What the account lacks becomes numbered text. Every bubble keeps the limits of `capabilities`.
 */
export function compose(answer: ResolvedAnswer, capabilities: Capabilities, words: Words): OutboundContent[] {
  const photos = answer.photos.slice(0, -1).map((photo) => photoBubble(photo, capabilities));
  const lastPhoto = answer.photos.at(-1);
  const choices: Choices = { rows: answer.rows, actions: answer.actions, listButton: answer.listButton };
  const text = joined(answer.text, answer.closing);
  if (lastPhoto === undefined) return interactive(text, choices, capabilities, words);
  const together = onePhotoBubble(lastPhoto, answer, capabilities);
  if (together !== undefined) return [...photos, ...together];
  const rest = text === '' && choiceCount(choices) === 0 ? [] : interactive(text, choices, capabilities, words);
  return [...photos, photoBubble(lastPhoto, capabilities), ...rest];
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join('\n\n');
}

interface Choices { readonly rows: readonly ListRow[]; readonly actions: readonly Button[]; readonly listButton: string }
type Photo = ResolvedAnswer['photos'][number];

function choiceCount({ rows, actions }: Choices): number {
  return rows.length + actions.length;
}

/** Photo as header, caption and words as body, buttons below: one bubble where all of it fits. */
function onePhotoBubble(photo: Photo, answer: ResolvedAnswer, { buttons, caption }: Capabilities): OutboundContent[] | undefined {
  if (answer.rows.length > 0) return undefined;
  const body = joined(answer.text, photo.caption, answer.closing);
  if (answer.actions.length === 0) return body.length <= caption.max ? [{ kind: 'image', media: { mediaId: photo.mediaId }, caption: body }] : undefined;
  if (buttons === undefined || !fitsButtons(answer.actions, buttons) || body.length > buttons.body) return undefined;
  return [{ kind: 'buttons', body, buttons: [...answer.actions], header: { media: { kind: 'image', mediaId: photo.mediaId } } }];
}

function photoBubble(photo: Photo, { caption }: Capabilities): OutboundContent {
  return { kind: 'image', media: { mediaId: photo.mediaId }, caption: shorten(photo.caption, caption.max) };
}

function interactive(text: string, choices: Choices, capabilities: Capabilities, words: Words): OutboundContent[] {
  if (choiceCount(choices) === 0) return textBubbles(text, capabilities);
  const asButtons = choices.rows.length === 0 || choices.rows.every((row) => row.description === undefined);
  const titles: Button[] = [...choices.rows.map(({ id, title }) => ({ id, title })), ...choices.actions];
  if (asButtons && capabilities.buttons !== undefined && fitsButtons(titles, capabilities.buttons)) {
    const [before, body] = bodyOf(text, capabilities.buttons.body, capabilities, words);
    return [...before, { kind: 'buttons', body, buttons: titles }];
  }
  const rows = [...choices.rows, ...choices.actions];
  if (capabilities.list !== undefined && rows.length <= capabilities.list.rows) {
    const { list } = capabilities;
    const [before, body] = bodyOf(text, list.body, capabilities, words);
    return [...before, { kind: 'list', body, button: shorten(choices.listButton || words.listButton, list.button), sections: [{ rows: rows.map((row) => fitRow(row, list)) }] }];
  }
  return textBubbles(numbered(text, rows, words), capabilities);
}

/** The words above the choices; what does not fit goes before them as text of its own. */
function bodyOf(text: string, max: number, capabilities: Capabilities, words: Words): [OutboundContent[], string] {
  if (text === '') return [[], words.choose];
  return text.length <= max ? [[], text] : [textBubbles(text, capabilities), words.choose];
}

function textBubbles(text: string, { text: limit }: Capabilities): OutboundContent[] {
  return splitText(text, limit.max).map((piece) => ({ kind: 'text', text: piece }));
}

function fitsButtons(buttons: readonly Button[], limits: NonNullable<Capabilities['buttons']>): boolean {
  const titles = new Set(buttons.map((button) => button.title));
  return buttons.length <= limits.max && titles.size === buttons.length
    && buttons.every((button) => button.title.length <= limits.title && button.id.length <= limits.id);
}

/** A title that is too long is cut, and stands in full behind the description. */
function fitRow(row: ListRow, limits: NonNullable<Capabilities['list']>): ListRow {
  const title = shorten(row.title, limits.rowTitle);
  const description = row.title.length > limits.rowTitle ? [row.description, row.title].filter(Boolean).join(' · ') : row.description;
  return { id: row.id.slice(0, limits.rowId), title, ...(description ? { description: shorten(description, limits.rowDescription) } : {}) };
}

/** For accounts without buttons and lists; the customer answers with a number. */
function numbered(text: string, rows: readonly ListRow[], words: Words): string {
  const lines = rows.map((row, index) => `${index + 1}. ${row.title}${row.description ? ` (${row.description})` : ''}`);
  return [text || words.choose, lines.join('\n'), words.answerByNumber].join('\n\n');
}
