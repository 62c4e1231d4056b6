/** Somebody in a line of text: the part that looks like a number, and the words beside it. */
export interface WrittenPerson { readonly mobile_number: string; readonly recipient_name: string }

const NUMBER = /\+?[\d٠-٩۰-۹][\d٠-٩۰-۹\s().\-/]{4,}/;

/** People as they are typed or pasted: one a line, number and name in any order, with a comma, semicolon or tab between. Lines without a number are taken as they are, so that they show up as wrong. */
export function readLines(text: string): WrittenPerson[] {
  return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '').map((line) => {
    const number = NUMBER.exec(line)?.[0].trim();
    if (number === undefined) return { mobile_number: line.slice(0, 100), recipient_name: '' };
    return { mobile_number: number.slice(0, 100), recipient_name: line.replace(number, '').replaceAll(/[,;\t"]+/g, ' ').trim().slice(0, 200) };
  });
}
