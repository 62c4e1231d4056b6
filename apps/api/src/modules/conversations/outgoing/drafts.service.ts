import type { MediaRef, OutboundContent } from '#contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../../platform/errors/app-error.js';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import type { OpenAccount } from '../../accounts/index.js';
import { type MediaFile, MediaFiles } from '../../media/index.js';
import { demandSendableFile, demandSendableKind, demandWithinLimits } from './content-rules.js';
import { filesIn, isHeaderKind, outboundOf } from './outgoing-content.js';
import type { OutgoingContentDto } from './outgoing-content.dto.js';
import type { ConversationRow, MessageRow } from '../rows.js';
import { TemplateDrafts } from './template-drafts.service.js';

/** Content with its files, read before the conversation is locked. */
export interface Draft { readonly content: OutgoingContentDto; readonly files: ReadonlyMap<string, MediaFile> }

/** From what a caller wrote to what may be sent through one account. Everything is refused here, before anything is queued (R201). */
@Injectable()
export class Drafts {
  constructor(private readonly files: MediaFiles, private readonly templates: TemplateDrafts) {}

  /** @throws AppError message.unsupported_kind, media.not_found, media.not_ready, message.invalid */
  async open(account: OpenAccount, content: OutgoingContentDto): Promise<Draft> {
    demandSendableKind(account.capabilities, content.kind);
    const files = new Map<string, MediaFile>();
    const named = content.kind === 'template' ? await this.templates.files(account.storeId, content) : filesIn(content);
    for (const { mediaId, pointer, kind } of named) {
      const file = await this.#file(account.storeId, mediaId, pointer);
      demandSendableFile(account.capabilities, kind ?? (isHeaderKind(file.kind) ? file.kind : undefined), file, pointer);
      files.set(mediaId, file);
    }
    return { content, files };
  }

  /** The neutral form, within the provider's limits. @throws AppError message.not_found, message.too_long, message.invalid, and what `TemplateDrafts.fill` refuses */
  async finish(tx: Tx, account: OpenAccount, row: ConversationRow, { content, files }: Draft): Promise<OutboundContent> {
    if (content.kind === 'template') return withinLimits(account, await this.templates.fill(tx, account, row, content, files));
    const targets = new Map<string, string>();
    if (content.kind === 'reaction') targets.set(content.message_id, await this.externalIdOf(tx, account, row.id, content.message_id, '/content/message_id'));
    const outbound = outboundOf(content, {
      file: (mediaId) => fileRef(files.get(mediaId)),
      externalIdOf: (messageId) => targets.get(messageId) ?? '',
    });
    return withinLimits(account, outbound);
  }

  /** What must hold now for a message that is tried again. @throws what `TemplateDrafts.demandAgain` refuses */
  demandAgain(tx: Tx, account: OpenAccount, row: ConversationRow, message: Pick<MessageRow, 'content'>): Promise<void> {
    return this.templates.demandAgain(tx, account, row, message);
  }

  /** The provider's id of a message that is quoted or reacted to. @throws AppError message.not_found, message.invalid */
  async externalIdOf(tx: Tx, account: OpenAccount, conversationId: string, messageId: string, pointer: string): Promise<string> {
    const [row] = await queryRows<{ external_id: string | null; account_id: string }>(tx, 'select external_id, account_id from messages where store_id = $1 and conversation_id = $2 and id = $3', [account.storeId, conversationId, messageId]);
    if (!row) throw AppError.field('message.not_found', pointer);
    if (row.account_id !== account.id) throw AppError.field('message.invalid', pointer, 'This message went through another account');
    if (row.external_id === null) throw AppError.field('message.invalid', pointer, 'This message has not reached WhatsApp yet');
    return row.external_id;
  }

  async #file(storeId: string, mediaId: string, pointer: string): Promise<MediaFile> {
    const file = await this.files.get(storeId, mediaId).catch((error: unknown) => {
      throw error instanceof AppError ? AppError.field(error.code, pointer) : error;
    });
    if (file.state !== 'ready') throw AppError.field('media.not_ready', pointer);
    return file;
  }
}

function withinLimits(account: OpenAccount, outbound: OutboundContent): OutboundContent {
  demandWithinLimits(account.refusals(outbound));
  return outbound;
}
function fileRef(file: MediaFile | undefined): MediaRef & { kind: string } {
  if (!file) throw new Error('a file that was not looked up');
  return { kind: file.kind, mediaId: file.id, mimeType: file.mimeType, ...(file.kind === 'document' && file.filename !== null ? { filename: file.filename } : {}) };
}
