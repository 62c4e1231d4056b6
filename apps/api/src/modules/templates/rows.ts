import { publicId, type SendableTemplate, type TemplateCategory, type TemplateComponents, type TemplateFormat, type TemplateQuality, type TemplateStatus } from '#contracts';
import type { TemplateDto } from './templates.dto.js';

/** A row of `templates`, as plain SQL returns it. */
export interface TemplateRow {
  readonly store_id: string;
  readonly id: string;
  readonly account_id: string;
  readonly business_account_id: string | null;
  readonly owner_id: string;
  readonly group_id: string;
  readonly external_id: string | null;
  readonly label: string;
  readonly name: string;
  readonly language: string;
  readonly requested_category: TemplateCategory;
  readonly category: TemplateCategory;
  readonly coming_category: TemplateCategory | null;
  readonly coming_category_at: Date | null;
  readonly format: TemplateFormat;
  readonly components: TemplateComponents;
  readonly status: TemplateStatus;
  readonly reason_code: string | null;
  readonly reason_text: string | null;
  readonly quality: TemplateQuality;
  readonly version: number;
  readonly submitted_at: Date | null;
  readonly reported_at: Date | null;
  readonly synced_at: Date | null;
  readonly used_at: Date | null;
  /** When it was changed here while it was approved, the newest first. */
  readonly approved_edits: readonly Date[];
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** What filling in and sending need of a row. */
export function sendableOf(row: TemplateRow): SendableTemplate {
  return {
    id: publicId('template', row.id), name: row.name, language: row.language, status: row.status, category: row.category, requested_category: row.requested_category, format: row.format,
    components: row.components, account_id: publicId('account', row.account_id), business_account_id: row.business_account_id,
  };
}

export function presentTemplate(row: TemplateRow): TemplateDto {
  return {
    id: publicId('template', row.id), account_id: publicId('account', row.account_id), label: row.label, name: row.name, language: row.language,
    category: row.category, requested_category: row.requested_category,
    coming_category: row.coming_category, coming_category_at: row.coming_category_at?.toISOString() ?? null,
    format: row.format, components: row.components as unknown as TemplateDto['components'], status: row.status,
    reason: row.reason_text === null ? null : { code: row.reason_code ?? '', text: row.reason_text }, quality: row.quality, version: row.version,
    submitted_at: row.submitted_at?.toISOString() ?? null, synced_at: row.synced_at?.toISOString() ?? null, used_at: row.used_at?.toISOString() ?? null,
    approved_edits: row.approved_edits.map((at) => at.toISOString()),
    created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString(),
  };
}
