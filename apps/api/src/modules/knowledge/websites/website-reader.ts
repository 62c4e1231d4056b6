import { type Http } from '#providers/contract';
import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { type Block, Unreadable } from '../../../platform/documents/document.js';
import { DOCUMENT_READER, type DocumentReader, type OpenReader } from '../../../platform/documents/document-reader.js';
import { HTTP } from '../../../platform/http/http.token.js';
import { pageAddress, pagesAmong } from './site-address.js';
import { SiteVisit } from './site-visit.js';
import { SourceFailure } from './source-failure.js';

/** Where reading begins, and how many links away from there it ends. */
export interface Website { readonly url: string; readonly depth: number }
export interface ReadPage { readonly url: string; readonly title: string; readonly blocks: readonly Block[] }
export interface ReadSite {
  readonly pages: readonly ReadPage[];
  /** Something could not be had this time, for reasons that pass; nor what lies behind it. */
  readonly isPartial: boolean;
  /** Addresses that are no pages any more. */
  readonly gone: ReadonlySet<string>;
}

const PAGES_MAX = 50;
/** For all of a site, in milliseconds of elapsed time. */
const SITE_MS = 180_000;
/** What does not go away by itself. */
const FINAL: ReadonlySet<string> = new Set(['not_found', 'robots', 'forbidden', 'moved', 'not_a_page', 'empty']);

/** Reads websites page by page, from one page outwards. */
@Injectable()
export class WebsiteReader {
  constructor(@Inject(HTTP) private readonly http: Http, @Inject(DOCUMENT_READER) private readonly reader: DocumentReader) {}

  /** @throws SourceFailure when the first page cannot be read */
  async read({ url, depth }: Website): Promise<ReadSite> {
    const reader = this.reader.open();
    try {
      return await this.#walk(reader, url, depth);
    } finally {
      reader.close();
    }
  }

  async #walk(reader: OpenReader, start: string, depth: number): Promise<ReadSite> {
    const visit = new SiteVisit(this.http, start);
    const until = AbortSignal.timeout(SITE_MS);
    const seen = new Set([pageAddress(start)]);
    const ahead = [...seen].map((url) => ({ url, away: 0 }));
    const pages = new Map<string, ReadPage>();
    let isPartial = false;
    const gone = new Set<string>();
    for (let at = 0; at < ahead.length && pages.size < PAGES_MAX; at += 1) {
      const { url, away } = ahead[at] ?? { url: start, away: 0 };
      if (until.aborted) {
        isPartial = true;
        continue;
      }
      if (at > 0) await wait(visit.delayMs);
      try {
        const { links, ...page } = await readPage(visit, reader, url);
        pages.set(page.url, page);
        if (away < depth) for (const link of pagesAmong(links, start)) if (seen.size < PAGES_MAX * 4 && !seen.has(link)) ahead.push({ url: seen.add(link) && link, away: away + 1 });
      } catch (error) {
        if (!(error instanceof SourceFailure)) throw error;
        if (at === 0) throw error;
        if (FINAL.has(error.reason)) gone.add(url);
        else isPartial = true;
      }
    }
    return { pages: [...pages.values()], isPartial, gone };
  }
}

async function readPage(visit: SiteVisit, reader: OpenReader, address: string): Promise<ReadPage & { readonly links: readonly string[] }> {
  const { url, bytes, charset } = await visit.fetch(address);
  try {
    const { title, blocks, links } = await reader.read({ format: 'html', bytes, origin: { address: url, ...(charset === undefined ? {} : { charset }) } });
    return { url, title: title ?? new URL(url).pathname, blocks, links };
  } catch (error) {
    throw error instanceof Unreadable ? new SourceFailure(error.reason) : error;
  }
}
