import type { ButtonsContent, ListContent } from '#contracts';

/**
 * Buttons and lists as a text with numbered options, in the order in which a customer's number is read back. The options
 * carry the words; nothing is added in any language.
 */
export function numberedText(content: ButtonsContent | ListContent): string {
  const header = content.header?.text ? `*${content.header.text}*\n\n` : '';
  const footer = content.footer ? `\n\n_${content.footer}_` : '';
  return `${header}${content.body}\n\n${content.kind === 'buttons' ? buttonLines(content) : listLines(content)}${footer}`;
}

function buttonLines({ buttons }: ButtonsContent): string {
  return buttons.map(({ title }, index) => `${index + 1}. ${title}`).join('\n');
}
function listLines({ sections }: ListContent): string {
  let number = 0;
  return sections.map(({ title, rows }) => {
    const lines = rows.map((row) => {
      number += 1;
      return `${number}. ${row.title}${row.description ? `\n    ${row.description}` : ''}`;
    });
    return [...(title ? [`*${title}*`] : []), ...lines].join('\n');
  }).join('\n\n');
}
