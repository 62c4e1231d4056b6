import { marked } from 'marked';
import type { ReadDocument } from './document.js';
import { blocksOfHtml } from './html.js';
import { decodeText } from './plain-text.js';

/** Markdown as its readers see it, without marks. */
export async function readMarkdown(bytes: Uint8Array): Promise<ReadDocument> {
  const text = decodeText(bytes).replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '');
  return { title: null, blocks: blocksOfHtml(await marked.parse(text, { async: true, gfm: true })), links: [] };
}
