import type { TemplateFrame, TemplateShown } from '../message-content.js';

/** A template as one text: for providers that know none (R131). Answers to choose from are numbered; pictures are left out. */
export function localText(shown: TemplateShown): string {
  const replies = shown.buttons.filter(({ kind }) => kind === 'quick_reply');
  return joined([
    shown.header?.text ? `*${shown.header.text}*` : '',
    shown.offer ? `*${shown.offer.text}*` : '',
    shown.body,
    ...(shown.cards ?? []).map((card) => joined([card.body, waysOut(card)], '\n')),
    waysOut(shown),
    replies.map(({ text }, index) => `${index + 1}. ${text}`).join('\n'),
    shown.footer ? `_${shown.footer}_` : '',
  ], '\n\n');
}

/** The bubble that a template becomes where it goes out as one text. */
export function shownAsText(shown: TemplateShown): TemplateShown {
  const { templateId, name, language, category } = shown;
  return { templateId, name, language, category, body: localText(shown), buttons: [] };
}

/** Addresses, numbers and codes of the buttons. */
function waysOut({ buttons }: Pick<TemplateFrame, 'buttons'>): string {
  return buttons.filter(({ kind }) => kind !== 'quick_reply').map(({ text, address, phone, code }) => [text, address ?? phone ?? code ?? ''].filter(Boolean).join(': ')).join('\n');
}
function joined(parts: readonly string[], between: string): string {
  return parts.filter((part) => part !== '').join(between);
}
