import { becameMarketing, type MarketingConsent, type OutboundContent, parsePublicId, type SendableTemplate, type TemplateContent, type TemplateParameter, type TemplateValues, type TextContent, variablesOf } from '#contracts';
import { Injectable } from '@nestjs/common';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { OpenAccount } from '../../accounts/index.js';
import { Consent } from '../../customers/index.js';
import type { MediaFile } from '../../media/index.js';
import { demandFilled, demandSendable, templateAccountOf, Templates } from '../../templates/index.js';
import { CUSTOMER_OF } from '../outbox.queries.js';
import type { ConversationRow, MessageRow } from '../rows.js';
import type { TemplateContentDto } from './outgoing-content.dto.js';

/** From a template and values to what is sent. */
@Injectable()
export class TemplateDrafts {
  constructor(private readonly templates: Templates, private readonly consent: Consent) {}

  /** Files among the values, and the sample where none is given, with what they are sent as. @throws AppError template.not_found */
  async files(storeId: string, { template_id: templateId, values }: TemplateContentDto): Promise<{ mediaId: string; pointer: string; kind: 'image' | 'video' | 'document' }[]> {
    const { components, format } = await this.templates.sendable(storeId, templateId).catch(pointed);
    return variablesOf(components, format).flatMap(({ key, type, card }) => {
      const header = card === undefined ? components.header : components.cards?.[card]?.header;
      const mediaId = type === 'file' ? parsePublicId('media', values[key] || header?.media_id) : undefined;
      const kind = header?.format;
      return mediaId !== undefined && (kind === 'image' || kind === 'video' || kind === 'document') ? [{ mediaId, pointer: `/content/values/${key}`, kind }] : [];
    });
  }

  /**
   * As it is now: a template that was paused since is refused, and nobody who stopped marketing gets any (R148, R153, R169, R209).
   * @throws AppError template.not_found, template.not_sendable, template.wrong_account, template.values_invalid, account.inactive
   */
  async fill(tx: Tx, account: OpenAccount, row: ConversationRow, { template_id: templateId, values }: TemplateContentDto, files: ReadonlyMap<string, MediaFile>): Promise<TemplateContent | TextContent> {
    const template = await this.#demand(tx, account, row, templateId);
    const content = demandFilled(template, checkedValues(values), templateAccountOf(account), '/content');
    await this.templates.markUsed(tx, account.storeId, templateId);
    return content.kind === 'template' ? withFiles(content, files) : content;
  }

  /** What made a message of a template must hold again before it is tried again; other messages pass. @throws AppError template.not_found, template.not_sendable, template.wrong_account, account.inactive */
  async demandAgain(tx: Tx, account: OpenAccount, row: ConversationRow, { content }: Pick<MessageRow, 'content'>): Promise<void> {
    const templateId = templateOf(content);
    if (templateId !== undefined) await this.#demand(tx, account, row, templateId);
  }

  async #demand(tx: Tx, account: OpenAccount, row: ConversationRow, templateId: string): Promise<SendableTemplate> {
    const template = await this.templates.sendableIn(tx, account.storeId, templateId).catch(pointed);
    demandSendable(template, templateAccountOf(account), { marketing: await this.#consent(tx, row, template) });
    return template;
  }

  async #consent(tx: Tx, { store_id: storeId, id: conversationId }: ConversationRow, template: SendableTemplate): Promise<MarketingConsent> {
    if (template.category !== 'marketing') return 'unknown';
    // The conversation may still name a customer who was merged into another.
    const [{ id: customerId } = { id: '' }] = await queryRows<{ id: string }>(tx, CUSTOMER_OF, [storeId, conversationId]);
    const may = await this.consent.mayMarket(tx, storeId, [customerId], { explicit: becameMarketing(template) });
    if (may.has(customerId)) return 'given';
    const [customer] = await queryRows<{ stopped: boolean }>(tx, 'select opted_out_at is not null as stopped from customers where store_id = $1 and id = $2', [storeId, customerId]);
    if (customer?.stopped === true) return 'refused';
    return becameMarketing(template) ? 'unknown' : 'missing';
  }
}

/** The template that a message was made of, also where it goes out as a text. */
export function templateOf(content: MessageRow['content'] | OutboundContent): string | undefined {
  const shown = content.kind === 'template' ? content.shown : content.kind === 'text' ? content.template : undefined;
  return parsePublicId('template', shown?.templateId);
}

/** Values are a free object, so what they hold is checked here. */
function checkedValues(values: Readonly<Record<string, unknown>>): TemplateValues {
  const wrong = Object.entries(values).find(([, value]) => typeof value !== 'string');
  if (wrong) throw AppError.field('not_a_text', `/content/values/${wrong[0].slice(0, 100)}`, 'Values are texts');
  return values as TemplateValues;
}
function pointed(error: unknown): never {
  throw error instanceof AppError && error.code === 'template.not_found' ? AppError.field('template.not_found', '/content/template_id') : error;
}
/** The provider wants to know types and names of files. */
function withFiles(content: TemplateContent, files: ReadonlyMap<string, MediaFile>): TemplateContent {
  const known = (parameter: TemplateParameter): TemplateParameter => {
    const file = files.get(parameter.media?.mediaId ?? '');
    return file ? { ...parameter, media: { ...parameter.media, mimeType: file.mimeType, ...(parameter.type === 'document' && file.filename !== null ? { filename: file.filename } : {}) } } : parameter;
  };
  return {
    ...content, ...(content.header ? { header: content.header.map(known) } : {}),
    ...(content.cards ? { cards: content.cards.map((card) => ({ ...card, header: card.header.map(known) })) } : {}),
  };
}
