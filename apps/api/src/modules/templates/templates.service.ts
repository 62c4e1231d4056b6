import { publicId, type SendableTemplate } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock, HOUR } from '../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors/app-error.js';
import { type Page, pageOf, readCursor, type PageQuery } from '../../platform/http/page.js';
import { presentTemplate, sendableOf, type TemplateRow } from './rows.js';
import type { TemplateDto, TemplateQuery, TemplateVersionDto } from './templates.dto.js';
import { GET_TEMPLATE, versionPage, MARK_USED, templatePage } from './templates.queries.js';

type VersionRow = Omit<TemplateVersionDto, 'created_at'> & { readonly created_at: Date };

/** Reads a store's templates. */
@Injectable()
export class Templates {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** @throws AppError cursor.invalid */
  async list(storeId: string, query: TemplateQuery): Promise<Page<TemplateDto>> {
    const { limit = 50 } = query;
    const cursor = readCursor(query.cursor, ['id', 'id']);
    const { sql, values } = templatePage(storeId, query, cursor, limit);
    const rows = await this.db.inStore(storeId, (tx) => queryRows<TemplateRow>(tx, sql, values), { reads: true });
    return pageOf(rows, limit, cursor, (row) => [row.group_id, row.id], presentTemplate);
  }

  /** @throws AppError template.not_found */
  async get(storeId: string, templateId: string): Promise<TemplateDto> {
    return presentTemplate(await this.db.inStore(storeId, (tx) => this.rowIn(tx, storeId, templateId), { reads: true }));
  }

  /** What `fillTemplate` and `whySendRefused` take; deleted ones too, so that the reason can be told. @throws AppError template.not_found */
  async sendable(storeId: string, templateId: string): Promise<SendableTemplate> {
    return this.db.inStore(storeId, (tx) => this.sendableIn(tx, storeId, templateId), { reads: true });
  }
  /** As `sendable`, in the caller's transaction. @throws AppError template.not_found */
  async sendableIn(tx: Tx, storeId: string, templateId: string): Promise<SendableTemplate> {
    return sendableOf(await this.rowIn(tx, storeId, templateId));
  }

  /** It was sent; once an hour is exact enough. */
  async markUsed(tx: Tx, storeId: string, templateId: string): Promise<void> {
    await tx.query(MARK_USED, [storeId, templateId, this.clock.now(), this.clock.ago(HOUR)]);
  }

  /** Newest first. @throws AppError template.not_found */
  async versions(storeId: string, templateId: string, { limit = 50, cursor: text }: PageQuery): Promise<Page<TemplateVersionDto>> {
    const cursor = readCursor(text, ['number']);
    const { sql, values } = versionPage(storeId, templateId, cursor, limit);
    const rows = await this.db.inStore(storeId, async (tx) => {
      await this.rowIn(tx, storeId, templateId);
      return queryRows<VersionRow>(tx, sql, values);
    }, { reads: true });
    return pageOf(rows, limit, cursor, ({ version }) => [String(version)], presentVersion);
  }

  async rowIn(tx: Tx, storeId: string, templateId: string): Promise<TemplateRow> {
    const [row] = await queryRows<TemplateRow>(tx, GET_TEMPLATE, [storeId, templateId]);
    if (!row) throw new AppError('template.not_found');
    return row;
  }
}

function presentVersion({ version, category, components, author, author_id: authorId, created_at: at }: VersionRow): TemplateVersionDto {
  return { version, category, components, author, author_id: authorId === null ? null : publicId('user', authorId), created_at: at.toISOString() };
}
