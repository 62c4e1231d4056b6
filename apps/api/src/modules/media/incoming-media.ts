import { cut, type DescriptionState, type MediaKind, type MediaRef, publicId, type TranscriptState } from '#contracts';
import type { DownloadedMedia } from '#providers/contract';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors/app-error.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import { STORAGE, type Storage } from '../../platform/storage/storage.js';
import { descriptionOf } from './descriptions/description.js';
import { inspectFile } from './inspect-file.js';
import { MEDIA_READERS, type MediaReaders } from './readers.js';
import { transcriptOf } from './transcripts/transcript.js';

/** A file that a stored message names and the provider still has. */
export interface ExpectedFile {
  readonly storeId: string;
  readonly mediaId: string;
  /** The message that names it: a bare uuid. */
  readonly messageId: string;
  readonly accountId: string;
  readonly kind: MediaKind;
  readonly externalId: string;
  readonly mimeType?: string;
  readonly filename?: string;
  /** What the assistant would need to know of it: what a customer says (R60) or shows (R61). */
  readonly holds?: 'speech' | 'photo';
}
/** A file that a provider still has; the account is null when it was removed. */
export interface MissingFile {
  readonly accountId: string | null;
  readonly ref: MediaRef;
  /** How often it was asked for in vain. */
  readonly tries: number;
  /** Not to be asked for before; null: now. */
  readonly notBefore: Date | null;
  /** Since when it is known. */
  readonly since: Date;
}

const INSERT_EXPECTED = `
  insert into media (store_id, id, kind, mime_type, filename, state, external_id, account_id, source, transcript_state, transcript_failure, description_state, description_failure, message_id, created_at)
  select store_id, id, kind, mime_type, filename, 'pending', external_id, account_id, 'in', transcript_state, transcript_failure, description_state, description_failure, message_id, $2
  from json_to_recordset($1::json) as n (store_id uuid, id uuid, kind text, mime_type text, filename text, external_id text, account_id uuid, transcript_state text, transcript_failure text, description_state text, description_failure text, message_id uuid)
  on conflict do nothing`;
const READY = `
  update media set state = 'ready', storage_key = $3, sha256 = $4, bytes = $5, mime_type = $6, width = $7, height = $8, failure = null
  where store_id = $1 and id = $2 and state <> 'ready'
  returning filename, transcript_state, transcript_failure, description_state, description_failure`;
const GIVE_UP = `
  update media set state = 'failed', failure = $3,
    transcript_failure = case when transcript_state = 'pending' then $4 else transcript_failure end,
    transcript_state = case when transcript_state = 'pending' then 'failed' else transcript_state end,
    description_failure = case when description_state = 'pending' then $5 else description_failure end,
    description_state = case when description_state = 'pending' then 'failed' else description_state end
  where store_id = $1 and id = $2 and state = 'pending'`;
const ASK_AGAIN = `
  update media set state = 'pending', failure = null, fetch_tries = 0, next_fetch_at = null,
    transcript_failure = case when $3 and transcript_state = 'failed' then null else transcript_failure end,
    transcript_state = case when $3 and transcript_state = 'failed' then 'pending' else transcript_state end,
    description_failure = case when $4 and description_state = 'failed' then null else description_failure end,
    description_state = case when $4 and description_state = 'failed' then 'pending' else description_state end
  where store_id = $1 and id = $2 and state in ('failed', 'pending') and source = 'in' returning id`;
const LATER = `update media set fetch_tries = fetch_tries + $3, next_fetch_at = $4 where store_id = $1 and id = $2 and state = 'pending'`;
const ACCOUNT_IS_BACK = `
  update media set next_fetch_at = null where store_id = $1 and account_id = $2 and state = 'pending' and source = 'in' returning id`;
interface PendingRow { id: string; kind: MediaKind; account_id: string | null; external_id: string | null; mime_type: string; filename: string | null; state: string; fetch_tries: number; next_fetch_at: Date | null; created_at: Date }

interface KeptRow { filename: string | null; transcript_state: TranscriptState | null; transcript_failure: string | null; description_state: DescriptionState | null; description_failure: string | null }

/** Files that customers send: noted with their message, fetched by a job, kept by us. A message never waits for its file (R204). */
@Injectable()
export class IncomingMedia {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly live: LiveEvents,
    @Inject(MEDIA_READERS) private readonly readers: MediaReaders,
  ) {}

  /** Part of the transaction that stores the messages, which sees all stores. */
  async expect(tx: Tx, files: readonly ExpectedFile[]): Promise<void> {
    if (files.length === 0) return;
    await tx.query(INSERT_EXPECTED, [JSON.stringify(files.map((file) => ({
      store_id: file.storeId, id: file.mediaId, message_id: file.messageId, kind: file.kind, mime_type: file.mimeType ?? 'application/octet-stream',
      filename: file.filename === undefined ? null : cut(file.filename, 255), external_id: file.externalId, account_id: file.accountId,
      ...this.#content(file),
    }))), this.clock.now()]);
  }

  /** Who speaks is listened to, what is shown is looked at; where nobody can, people learn why the customer was asked to write. */
  #content({ holds }: ExpectedFile): Record<string, string> {
    if (holds === 'speech') return this.readers.speech ? { transcript_state: 'pending' } : { transcript_state: 'failed', transcript_failure: 'Transcription is not set up' };
    if (holds === 'photo') return this.readers.photos ? { description_state: 'pending' } : { description_state: 'failed', description_failure: 'Looking at photos is not set up' };
    return {};
  }

  /** Where a file that is still missing can be had; undefined when it is here. */
  async missing(storeId: string, mediaId: string): Promise<MissingFile | undefined> {
    const [row] = await this.db.inStore(storeId, (tx) => queryRows<PendingRow>(tx, 'select * from media where store_id = $1 and id = $2', [storeId, mediaId]));
    if (!row || row.state === 'ready' || row.external_id === null) return undefined;
    return { accountId: row.account_id, tries: row.fetch_tries, notBefore: row.next_fetch_at, since: row.created_at, ref: { externalId: row.external_id, mimeType: row.mime_type, ...(row.filename === null ? {} : { filename: row.filename }) } };
  }

  /** Keeps a fetched file. `hasWords`: somebody speaks in it; ring TRANSCRIBE. `isShown`: it is to be looked at; ring DESCRIBE. */
  async keep(storeId: string, mediaId: string, file: DownloadedMedia): Promise<{ readonly hasWords: boolean; readonly isShown: boolean }> {
    const found = await lookInside(file);
    const { key, sha256 } = await this.storage.put(storeId, file.bytes);
    return this.db.inStore(storeId, async (tx) => {
      const [kept] = await queryRows<KeptRow>(tx, READY, [storeId, mediaId, key, sha256, file.bytes.byteLength, found.mimeType, found.width, found.height]);
      this.live.append(tx, [{ storeId, type: 'media.ready', data: {
        media_id: publicId('media', mediaId),
        media: {
          id: publicId('media', mediaId), state: 'ready', mime_type: found.mimeType, bytes: file.bytes.byteLength, filename: kept?.filename ?? file.filename ?? null, failure: null,
          transcript: transcriptOf(kept?.transcript_state ?? null, null, kept?.transcript_failure ?? null), description: descriptionOf(kept?.description_state ?? null, null, kept?.description_failure ?? null),
        },
      } }]);
      return { hasWords: kept?.transcript_state === 'pending', isShown: kept?.description_state === 'pending' };
    });
  }

  /** It is asked for again at `at`. @param counts it was this file that could not be had, and not its account that could not be used */
  async later(storeId: string, mediaId: string, at: Date, counts: boolean): Promise<void> {
    await this.db.inStore(storeId, (tx) => queryRows(tx, LATER, [storeId, mediaId, counts ? 1 : 0, at]));
  }

  /** An account was corrected: gives the files that can be asked for at once now. Ring FETCH_MEDIA for them. */
  async resume(storeId: string, accountId: string): Promise<readonly string[]> {
    return (await this.db.inStore(storeId, (tx) => queryRows<{ id: string }>(tx, ACCOUNT_IS_BACK, [storeId, accountId]))).map(({ id }) => id);
  }

  /** The last try failed: the file stays named in its message, with the reason and a way to ask again. */
  async giveUp(storeId: string, mediaId: string, reason: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      await tx.query(GIVE_UP, [storeId, mediaId, cut(reason, 500), 'The recording could not be fetched', 'The photo could not be fetched']);
      this.live.append(tx, [{ storeId, type: 'media.failed', data: { media_id: publicId('media', mediaId) } }]);
    });
  }

  /** A person asks for a file again. Ring FETCH_MEDIA after it. @throws AppError media.not_found */
  async askAgain(storeId: string, mediaId: string): Promise<void> {
    const rows = await this.db.inStore(storeId, (tx) => queryRows(tx, ASK_AGAIN, [storeId, mediaId, this.readers.speech, this.readers.photos]));
    if (rows.length === 0) throw new AppError('media.not_found');
  }
}

/** Type and size by content. A type WhatsApp would not take from us is kept all the same: a person may want it. */
async function lookInside(file: DownloadedMedia): Promise<{ mimeType: string; width: number | null; height: number | null }> {
  try {
    const found = await inspectFile(file.bytes, { mimeType: file.mimeType, ...(file.filename === undefined ? {} : { filename: file.filename }) });
    return { mimeType: found.mimeType, width: found.width, height: found.height };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { mimeType: 'application/octet-stream', width: null, height: null };
  }
}
