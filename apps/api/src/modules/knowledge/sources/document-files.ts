import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { ReadDocument } from '../../../platform/documents/document.js';
import { DOCUMENT_READER, type DocumentReader } from '../../../platform/documents/document-reader.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { Upload } from '../../../platform/http/upload.js';
import { STORAGE, type Storage } from '../../../platform/storage/storage.js';
import { documentTypeOf } from './document-type.js';
import type { KnowledgeSource } from './source.entity.js';

/** Of one document, in bytes. */
export const DOCUMENT_MAX_BYTES = 20 * 1024 * 1024;
/** The file of a document, as its source keeps it. */
export type DocumentFile = { readonly [Field in 'filename' | 'format' | 'mimeType' | 'bytes' | 'sha256' | 'storageKey']: NonNullable<KnowledgeSource[Field]> };

/** Uploaded documents: kept as they came, and read. */
@Injectable()
export class DocumentFiles {
  constructor(@Inject(STORAGE) private readonly storage: Storage, @Inject(DOCUMENT_READER) private readonly reader: DocumentReader) {}

  /** @throws AppError media.type_refused */
  async keep(storeId: string, { bytes, filename = 'document.txt' }: Upload): Promise<DocumentFile> {
    const { format, mimeType } = await documentTypeOf(bytes, filename);
    const { key, sha256 } = await this.storage.put(storeId, bytes);
    return { filename, format, mimeType, bytes: bytes.byteLength, sha256, storageKey: key };
  }

  /** @throws AppError media.not_found for a source that is no document */
  async open({ storageKey }: KnowledgeSource): Promise<Readable> {
    if (storageKey === null) throw new AppError('media.not_found');
    return this.storage.stream(storageKey);
  }

  /** @throws Unreadable */
  async read({ storageKey, format }: KnowledgeSource): Promise<ReadDocument> {
    if (storageKey === null || format === null) throw new Error('not a document');
    const reader = this.reader.open();
    try {
      return await reader.read({ format, bytes: await this.storage.get(storageKey) });
    } finally {
      reader.close();
    }
  }
}
