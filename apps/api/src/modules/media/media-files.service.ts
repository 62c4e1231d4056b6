import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { AppError } from '../../platform/errors/app-error.js';
import { type ByteRange, STORAGE, type Storage } from '../../platform/storage/storage.js';
import { inspectFile } from './inspect-file.js';
import { MediaEntity, type MediaSource } from './media.entity.js';

/** A file of a store; `bytes` is its size. */
export type MediaFile = Readonly<Omit<MediaEntity, 'storeId' | 'storageKey'>>;

export interface PutOptions {
  readonly filename?: string;
  /** What the sender says it is; used only where the content does not tell (old Office files). */
  readonly mimeType?: string;
  /** `upload` when absent. */
  readonly source?: MediaSource;
}

/** Files that are here: kept in the storage, described in the database. */
@Injectable()
export class MediaFiles {
  constructor(private readonly db: Database, private readonly clock: Clock, @Inject(STORAGE) private readonly storage: Storage) {}

  /**
   * Keeps a file. Its type is told by its content; the same bytes twice are two files that share their storage.
   * @throws AppError media.type_refused, media.too_large (limits of WhatsApp)
   */
  async put(storeId: string, bytes: Uint8Array, options: PutOptions = {}): Promise<MediaFile> {
    const found = await inspectFile(bytes, options);
    const { key, sha256 } = await this.storage.put(storeId, bytes);
    const row: MediaEntity = {
      storeId, id: newId(), kind: found.kind, mimeType: found.mimeType, bytes: bytes.byteLength, sha256, filename: options.filename ?? null, state: 'ready', storageKey: key,
      externalId: null, accountId: null, source: options.source ?? 'upload', width: found.width, height: found.height, failure: null,
      transcriptState: null, transcript: null, transcriptFailure: null, descriptionState: null, description: null, descriptionFailure: null, fetchTries: 0, nextFetchAt: null, createdAt: this.clock.now(),
    };
    await this.db.inStore(storeId, (tx) => tx.getRepository(MediaEntity).insert(row));
    return asFile(row);
  }

  /** @throws AppError media.not_found */
  async get(storeId: string, mediaId: string): Promise<MediaFile> {
    return asFile(await this.#row(storeId, mediaId));
  }

  /**
   * The file with its bytes.
   * @throws AppError media.not_found, media.not_ready (still being fetched, or given up)
   */
  async open(storeId: string, mediaId: string): Promise<{ file: MediaFile; bytes: Buffer }> {
    const { row, key } = await this.#ready(storeId, mediaId);
    return { file: asFile(row), bytes: await this.storage.get(key) };
  }

  /**
   * The file, and a way to its bytes that keeps them out of memory.
   * @throws AppError media.not_found, media.not_ready (still being fetched, or given up)
   */
  async openStream(storeId: string, mediaId: string): Promise<{ file: MediaFile; size: number; stream(range?: ByteRange): Promise<Readable> }> {
    const { row, key } = await this.#ready(storeId, mediaId);
    return { file: asFile(row), size: row.bytes ?? 0, stream: (range) => this.storage.stream(key, range) };
  }

  async #ready(storeId: string, mediaId: string): Promise<{ row: MediaEntity; key: string }> {
    const row = await this.#row(storeId, mediaId);
    if (row.state !== 'ready' || row.storageKey === null) throw new AppError('media.not_ready', row.failure === null ? {} : { detail: row.failure });
    return { row, key: row.storageKey };
  }

  async #row(storeId: string, mediaId: string): Promise<MediaEntity> {
    const row = await this.db.inStore(storeId, (tx) => tx.getRepository(MediaEntity).findOneBy({ storeId, id: mediaId }));
    if (row === null) throw new AppError('media.not_found');
    return row;
  }
}

function asFile({ storeId: _storeId, storageKey: _storageKey, ...file }: MediaEntity): MediaFile {
  return file;
}
