import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Block, ReadDocument } from './document.js';
import { blocksOf, type PageNode } from './html-blocks.js';
import { decodeText } from './plain-text.js';

/** Where a page came from. */
export interface PageOrigin {
  /** Its address, to which its links are relative. */
  readonly address: string;
  /** Of its content type. */
  readonly charset?: string;
}

const LINKS_MAX = 500;
/** What is the same on every page of a site, or not shown. */
const AROUND = 'nav, header, footer, aside, form, dialog, [hidden], [aria-hidden="true"], [role="navigation"], [role="banner"], [role="contentinfo"], [role="dialog"]';
/** A page whose readable part is less than this share of its text is no article: all of its text counts. */
const ARTICLE_SHARE = 0.5;

/** The readable text of a web page and its links. */
export function readHtml(bytes: Uint8Array, { address, charset }: PageOrigin): ReadDocument {
  const text = withBody(decodeText(bytes, charset ?? charsetIn(bytes)));
  const { document } = parseHTML(text);
  const title = (document.querySelector('title')?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  const links = linksOf([...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? ''), document.querySelector('base[href]')?.getAttribute('href') ?? '', address);
  for (const part of document.querySelectorAll(AROUND)) part.remove();
  const all = document.body ? blocksOf(document.body as unknown as PageNode) : [];
  // The article is looked for without them too: short pages would be taken whole.
  const article = articleOf(document.toString());
  return { title: title === '' ? null : title.slice(0, 300), blocks: lengthOf(article) >= lengthOf(all) * ARTICLE_SHARE ? article : all, links };
}

/** Headings and texts of a piece of HTML that is wholly content. */
export function blocksOfHtml(html: string): Block[] {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return blocksOf(document.body as unknown as PageNode);
}

function articleOf(text: string): Block[] {
  // It takes the page apart while it reads.
  const article = new Readability(parseHTML(text).document as unknown as ConstructorParameters<typeof Readability>[0], { charThreshold: 200 }).parse();
  return article?.content ? blocksOfHtml(article.content) : [];
}

function linksOf(hrefs: readonly string[], base: string, address: string): string[] {
  const from = base !== '' && URL.canParse(base, address) ? new URL(base, address).href : address;
  const links = new Set<string>();
  for (const href of hrefs) {
    if (links.size >= LINKS_MAX || !URL.canParse(href, from)) continue;
    const url = new URL(href, from);
    url.hash = '';
    if (url.protocol === 'https:' || url.protocol === 'http:') links.add(url.href);
  }
  return [...links];
}

/** Pages may leave out the outer tags; the parser would not put them back. */
function withBody(html: string): string {
  return /<body[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html.replaceAll(/<!doctype[^<>]*>|<\/?html[^<>]*>/gi, '')}</body></html>`;
}

/** As the page's own head says. */
function charsetIn(bytes: Uint8Array): string | undefined {
  return /<meta[^>]+charset=["']?([\w-]{1,40})/i.exec(Buffer.from(bytes.subarray(0, 2048)).toString('latin1'))?.[1];
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}
