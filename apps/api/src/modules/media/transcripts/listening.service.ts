import { Inject, Injectable } from '@nestjs/common';
import { Clock, MINUTE, SECOND } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { PermanentFailure } from '../../../platform/queue/index.js';
import { MediaFiles } from '../media-files.service.js';
import { type Heard, TRANSCRIBER, type Transcriber } from './transcriber.js';

/** A voice note belongs to the conversation in which it came. */
const INSERT = `insert into voice_uses (store_id, id, conversation_id, seconds, cost_micro_usd, started_at)
  select $1, $2, (select m.conversation_id from media f join messages m on m.store_id = f.store_id and m.id = f.message_id where f.store_id = $1 and f.id = $3), $4, $5, $6`;

/** Listens to recordings, and notes what that took. */
@Injectable()
export class Listening {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly files: MediaFiles,
    @Inject(TRANSCRIBER) private readonly transcriber: Transcriber | null,
  ) {}

  /** @throws PermanentFailure when nobody will ever know what is said; any other Error when it may work later */
  async listen(storeId: string, mediaId: string): Promise<string> {
    const { transcriber } = this;
    if (transcriber === null) throw new PermanentFailure('Transcription is not set up');
    const { file, bytes } = await this.files.open(storeId, mediaId);
    if (bytes.byteLength > transcriber.maxBytes) throw new PermanentFailure('The recording is too long for the transcription service');
    const heard = await transcriber.transcribe({ bytes, mimeType: file.mimeType });
    // Silence costs as much.
    await this.db.inStoreStatement(storeId, INSERT, [storeId, newId(), mediaId, heard.seconds, costMicroUsd(heard, transcriber.price), this.clock.now()], { durable: 'later' });
    if (heard.text === '') throw new PermanentFailure('Nothing could be understood');
    return heard.text;
  }
}

/** Null where it is not known. */
function costMicroUsd({ seconds }: Heard, price: number | null): number | null {
  if (price === 0) return 0;
  return price === null || seconds === null ? null : (seconds * SECOND * price) / MINUTE;
}
