import { cut, publicId } from '#contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, queryRows } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { Jobs } from '../../../platform/queue/index.js';
import { MediaFiles } from '../media-files.service.js';
import { TRANSCRIBE } from '../media.jobs.js';
import { Listening } from './listening.service.js';
import { transcriptOf } from './transcript.js';

/** As much of it as a message may have. */
const LONGEST = 20_000;
/** Only once: whoever comes second changes nothing. */
const SETTLE = `
  update media set transcript_state = $3, transcript = $4, transcript_failure = $5
  where store_id = $1 and id = $2 and transcript_state = 'pending' returning id`;

const ASK_AGAIN = `
  update media set transcript_state = 'pending', transcript_failure = null
  where store_id = $1 and id = $2 and state = 'ready' and transcript_state in ('failed', 'pending') returning id`;

/** What customers say in voice notes, written down once (R60). */
@Injectable()
export class Transcripts implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly files: MediaFiles,
    private readonly live: LiveEvents,
    private readonly jobs: Jobs,
    private readonly listening: Listening,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(TRANSCRIBE, ({ storeId, mediaId }) => this.transcribe(storeId, mediaId), ({ storeId, mediaId }, error) => this.giveUp(storeId, mediaId, error.message));
  }

  /** @throws PermanentFailure when nobody will ever know what is said; any other Error when it may work later */
  async transcribe(storeId: string, mediaId: string): Promise<void> {
    const { state, transcriptState } = await this.files.get(storeId, mediaId);
    if (state !== 'ready' || transcriptState !== 'pending') return;
    const text = await this.listening.listen(storeId, mediaId);
    await this.#settle(storeId, mediaId, cut(text, LONGEST), null);
  }

  async giveUp(storeId: string, mediaId: string, reason: string): Promise<void> {
    await this.#settle(storeId, mediaId, null, reason.slice(0, 500));
  }

  /** A person wants it to be listened to again. Ring TRANSCRIBE after it. @throws AppError media.not_found for what is no voice note that failed */
  async askAgain(storeId: string, mediaId: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      if ((await queryRows(tx, ASK_AGAIN, [storeId, mediaId])).length === 0) throw new AppError('media.not_found');
      this.live.append(tx, [{ storeId, type: 'media.transcribed', data: { media_id: publicId('media', mediaId), transcript: transcriptOf('pending', null, null) } }]);
    });
  }

  async #settle(storeId: string, mediaId: string, text: string | null, failure: string | null): Promise<void> {
    const state = text === null ? 'failed' : 'ready';
    await this.db.inStore(storeId, async (tx) => {
      const settled = await queryRows(tx, SETTLE, [storeId, mediaId, state, text, failure]);
      if (settled.length > 0) this.live.append(tx, [{ storeId, type: 'media.transcribed', data: { media_id: publicId('media', mediaId), transcript: transcriptOf(state, text, failure) } }]);
    });
  }
}
