import type { ButtonsContent, ChoiceContent, ListContent, TextContent } from './message-content.js';

// Arabic-Indic and extended digits as people type them.
const ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10];

/** What offers a choice by numbers: also a template that went out as plain text. */
export type NumberedOffer = ButtonsContent | ListContent | TextContent;

/**
 * What a customer chose by answering a numbered text, or by repeating an option's words; undefined when the answer says
 * anything else. Options are counted as they are written, over all sections of a list.
 */
export function chosenByText(offer: NumberedOffer, answer: string): ChoiceContent | undefined {
  const options = optionsOf(offer);
  const said = plain(answer);
  const number = /^(?:#|no\.?|nr\.?|n[º°]|option|opción|رقم)?\s*(\d{1,2})\s*[.):]?$/iu.exec(said)?.[1];
  const exact = options.filter(({ title }) => plain(title) === said);
  const chosen = exact.length === 1 ? exact[0] : number === undefined ? undefined : options[Number(number) - 1];
  if (!chosen) return undefined;
  const { id, title, description } = chosen;
  return { kind: 'choice', of: OF[offer.kind], id, title, ...(description === undefined ? {} : { description }) };
}

const OF = { buttons: 'button', list: 'list', text: 'template' } as const;

function optionsOf(offer: NumberedOffer): readonly { readonly id: string; readonly title: string; readonly description?: string }[] {
  switch (offer.kind) {
    case 'buttons': return offer.buttons;
    case 'list': return offer.sections.flatMap(({ rows }) => rows);
    // As with a tap: what a quick reply carries is its payload, else its words.
    case 'text': return (offer.template?.buttons ?? []).flatMap(({ kind, text, payload = text }) => (kind === 'quick_reply' ? [{ id: payload, title: text }] : []));
  }
}
function plain(text: string): string {
  return [...text.trim()].map(asciiDigit).join('').toLocaleLowerCase().replaceAll(/[*_~`]|\u{fe0f}|\u{20e3}|[\u{200e}\u{200f}]/gu, '').trim();
}
function asciiDigit(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? letter : String(code - zero);
}
