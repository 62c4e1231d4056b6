import { Injectable } from '@nestjs/common';
import { type Block, Unreadable } from '../../../platform/documents/document.js';
import { SourceFailure } from '../websites/source-failure.js';
import { WebsiteReader } from '../websites/website-reader.js';
import { DocumentFiles } from './document-files.js';
import type { KnowledgeSource } from './source.entity.js';

/** One text of a source; its address is null for a document. */
export interface SourceText { readonly url: string | null; readonly title: string; readonly blocks: readonly Block[] }
export interface SourceTextList {
  readonly texts: readonly SourceText[];
  /** Something could not be had this time: what was read of it, and behind it, stays. */
  readonly isPartial: boolean;
  /** Addresses that are no pages any more. */
  readonly gone: ReadonlySet<string>;
}

/** What a source of any kind says now. */
@Injectable()
export class SourceTexts {
  constructor(private readonly files: DocumentFiles, private readonly websites: WebsiteReader) {}

  /** @throws SourceFailure */
  async read(source: KnowledgeSource): Promise<SourceTextList> {
    if (source.url !== null) {
      const { pages, isPartial, gone } = await this.websites.read({ url: source.url, depth: source.depth ?? 0 });
      return { texts: pages, isPartial, gone };
    }
    try {
      const { blocks } = await this.files.read(source);
      return { texts: [{ url: null, title: source.title, blocks }], isPartial: false, gone: new Set() };
    } catch (error) {
      throw error instanceof Unreadable ? new SourceFailure(error.reason) : error;
    }
  }
}
