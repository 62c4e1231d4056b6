import { saveFile } from './save-file.js';

/** A cell that a spreadsheet opens as text, whatever it begins with. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A table as a spreadsheet reads it. */
export function csvOf(header: readonly string[], lines: readonly (readonly (string | number)[])[]): string {
  return [header, ...lines].map((line) => line.map((value) => cell(String(value))).join(',')).join('\r\n');
}

/** Gives the browser a CSV file to keep; the mark at its beginning tells spreadsheets that it is UTF-8. */
export function saveCsv(name: string, text: string): void {
  saveFile(name, new Blob([`\ufeff${text}\r\n`], { type: 'text/csv;charset=utf-8' }));
}
