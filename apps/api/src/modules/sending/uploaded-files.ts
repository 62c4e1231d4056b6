import type { MediaRef, OutboundContent, TemplateParameter } from '#contracts';
import { SendError } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../platform/clock/clock.js';
import { Database, queryRows } from '../../platform/database/database.js';
import type { OpenAccount } from '../accounts/index.js';
import { MediaFiles } from '../media/index.js';

/** Meta keeps an upload for 30 days; ours are renewed before that. */
const UPLOAD_LIVES_MS = 25 * DAY;
const FIND = `select external_id from uploaded_files where store_id = $1 and media_id = $2 and account_id = $3 and uploaded_at > $4`;
const FORGET = `delete from uploaded_files where store_id = $1 and account_id = $2 and media_id = any($3::uuid[])`;
const REMEMBER = `
  insert into uploaded_files (store_id, media_id, account_id, external_id, uploaded_at) values ($1, $2, $3, $4, $5)
  on conflict (store_id, media_id, account_id) do update set external_id = excluded.external_id, uploaded_at = excluded.uploaded_at`;

/** Our files as a provider knows them: uploaded once per number, then named by the provider's id. */
@Injectable()
export class UploadedFiles {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly files: MediaFiles) {}

  /** The content with the provider's ids in place of ours; `reused` are our files that were uploaded earlier. @throws SendError */
  async prepare(account: OpenAccount, content: OutboundContent): Promise<{ content: OutboundContent; reused: readonly string[] }> {
    const reused: string[] = [];
    return { content: await this.#named(account, content, reused), reused };
  }

  /** The provider no longer knows these uploads, whatever it promised: the next try uploads them again. */
  async forget(account: OpenAccount, mediaIds: readonly string[]): Promise<void> {
    await this.db.inStore(account.storeId, (tx) => queryRows(tx, FORGET, [account.storeId, account.id, mediaIds]));
  }

  async #named(account: OpenAccount, content: OutboundContent, reused: string[]): Promise<OutboundContent> {
    switch (content.kind) {
      case 'image': case 'video': case 'audio': case 'document': case 'sticker':
        return { ...content, media: await this.#known(account, content.media, reused) };
      case 'buttons': case 'list': case 'flow':
        return content.header?.media
          ? { ...content, header: { ...content.header, media: { ...content.header.media, ...await this.#known(account, content.header.media, reused) } } }
          : content;
      case 'template':
        return {
          ...content,
          ...(content.header ? { header: await this.#parameters(account, content.header, reused) } : {}),
          ...(content.cards ? { cards: await Promise.all(content.cards.map(async (card) => ({ ...card, header: await this.#parameters(account, card.header, reused) }))) } : {}),
        };
      case 'text': case 'location': case 'contacts': case 'reaction':
        return content;
    }
  }

  async #parameters(account: OpenAccount, parameters: readonly TemplateParameter[], reused: string[]): Promise<TemplateParameter[]> {
    return Promise.all(parameters.map(async (parameter) => (parameter.media ? { ...parameter, media: await this.#known(account, parameter.media, reused) } : parameter)));
  }

  async #known(account: OpenAccount, media: MediaRef, reused: string[]): Promise<MediaRef> {
    if (media.mediaId === undefined || media.externalId !== undefined) return media;
    const { storeId, id: accountId } = account;
    const mediaId = media.mediaId;
    const [known] = await this.db.inStore(storeId, (tx) => queryRows<{ external_id: string }>(tx, FIND, [storeId, mediaId, accountId, this.clock.ago(Math.min(UPLOAD_LIVES_MS, account.media?.keepsMs ?? UPLOAD_LIVES_MS))]));
    if (known) {
      reused.push(mediaId);
      return { ...media, externalId: known.external_id };
    }
    if (!account.media) throw new SendError('reject', 'message.unsupported_kind', 'this account takes no files');
    const { file, bytes } = await this.files.open(storeId, mediaId);
    const { externalId } = await account.media.upload({ bytes, mimeType: file.mimeType, ...(file.filename === null ? {} : { filename: file.filename }) });
    await this.db.inStore(storeId, (tx) => tx.query(REMEMBER, [storeId, mediaId, accountId, externalId, this.clock.now()]));
    return { ...media, externalId, mimeType: file.mimeType };
  }
}
