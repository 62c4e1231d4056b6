import type { TemplateShown } from '../message-content.js';

/** A template as one text: for providers that know none (R131). Answers to choose from are numbered. */
export function localText(shown: TemplateShown): string {
  const replies = shown.buttons.filter(({ kind }) => kind === 'quick_reply');
  const parts = [
    shown.header?.text ? `*${shown.header.text}*` : '',
    shown.body,
    shown.buttons.filter(({ kind }) => kind !== 'quick_reply').map(({ text, address, phone, code }) => `${text}: ${address ?? phone ?? code ?? ''}`).join('\n'),
    replies.map(({ text }, index) => `${index + 1}. ${text}`).join('\n'),
    shown.footer ? `_${shown.footer}_` : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
