/** Formats that can be read. */
export const DOCUMENT_FORMATS = ['pdf', 'docx', 'markdown', 'text', 'html'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** A heading of level 1 to 6, or (level null) a paragraph, list or table. */
export interface Block { readonly level: number | null; readonly text: string }

/** What stands in a document, in order. */
export interface ReadDocument {
  /** What it calls itself; null where it does not say. */
  readonly title: string | null;
  readonly blocks: readonly Block[];
  /** Web addresses that a page links to, absolute and without fragment; empty for files. */
  readonly links: readonly string[];
}

/**
 * Why a document could not be read. `scanned`: pages without text; `too_complex`: more memory or time than a document may take;
 * `too_long`: more text than is kept of one document.
 */
export const UNREADABLE_REASONS = ['encrypted', 'scanned', 'empty', 'broken', 'too_complex', 'too_long'] as const;
export type UnreadableReason = (typeof UNREADABLE_REASONS)[number];

/** A document whose content cannot be had, however often it is tried. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  constructor(readonly reason: UnreadableReason) {
    super(`The document cannot be read: ${reason}`);
  }
}

/** Most text of one document, in UTF-16 units: about 250 pages. */
export const DOCUMENT_TEXT_MAX = 500_000;

/** @throws Unreadable empty, too_long */
export function checkedDocument(document: ReadDocument): ReadDocument {
  const blocks = document.blocks.map(({ level, text }) => ({ level, text: cleaned(text) })).filter(({ text }) => text !== '');
  const length = blocks.reduce((sum, { text }) => sum + text.length, 0);
  if (!blocks.some(({ level }) => level === null)) throw new Unreadable('empty');
  if (length > DOCUMENT_TEXT_MAX) throw new Unreadable('too_long');
  return { ...document, blocks };
}

/** Without control and invisible characters (NUL cannot be stored, others hide words from people), with single spaces. */
function cleaned(text: string): string {
  const visible = text.normalize('NFC').replaceAll(/[^\P{C}\n\t\u200c\u200d]/gu, '');
  return visible.replaceAll(/[^\S\n]+/g, ' ').replaceAll(/ ?\n ?/g, '\n').replaceAll(/\n{3,}/g, '\n\n').trim();
}
