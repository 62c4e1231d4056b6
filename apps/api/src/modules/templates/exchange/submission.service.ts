import { lintTemplate, parsePublicId, type TemplateComponents } from '#contracts';
import { type NewTemplate, SendError } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows } from '../../../platform/database/database.js';
import { violates } from '../../../platform/database/violated.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { AccountDirectory, type AccountTemplates, type OpenAccount } from '../../accounts/index.js';
import { MediaFiles } from '../../media/index.js';
import { presentTemplate, type TemplateRow } from '../rows.js';
import { checkedComponents, demandSeen, demandSound } from '../template-checks.js';
import type { SubmitTemplateDto, TemplateDto } from '../templates.dto.js';
import { CLAIM_EDIT, CLAIM_SUBMISSION, KEEP_EDIT, KEEP_SUBMISSION, LANGUAGES_OF, MARK_DELETED, RELEASE_EDIT, RELEASE_SUBMISSION } from './exchange.queries.js';
import { TemplateWriter } from './template-writer.js';

const LOST_AFTER_MS = 10 * 60_000;
const EDITABLE: readonly TemplateRow['status'][] = ['approved', 'rejected', 'paused'];

/** Hands templates in, hands in their changes, and takes them away (R166). */
@Injectable()
export class TemplateSubmission {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly accounts: AccountDirectory,
    private readonly files: MediaFiles,
    private readonly writer: TemplateWriter,
  ) {}

  /**
   * A draft is handed in; of a template that the provider has, the change in `input` is.
   * @param seen the version that the change was made from
   * @throws AppError template.not_found, template.stale, template.not_editable, template.invalid, template.refused, account.inactive, account.paused
   */
  async submit(storeId: string, templateId: string, input: SubmitTemplateDto, by: Actor, seen?: number): Promise<TemplateDto> {
    const row = await this.#row(storeId, templateId);
    demandSeen(row, seen);
    const { account, power } = await this.#open(storeId, row);
    return row.external_id === null ? this.#create(row, account, power) : this.#edit(row, account, power, input, by);
  }

  /** Deletes one language, or all of the name. What was sent stays in the threads. @throws AppError template.not_found, template.refused, account.inactive */
  async remove(storeId: string, templateId: string, allLanguages: boolean): Promise<void> {
    const row = await this.#row(storeId, templateId);
    const siblings = await this.db.inStore(storeId, (tx) => queryRows<TemplateRow>(tx, LANGUAGES_OF, [storeId, row.owner_id, row.name]), { reads: true });
    const gone = allLanguages ? siblings : [row];
    if (gone.some(({ external_id: id }) => id !== null)) {
      const { account, power } = await this.#open(storeId, row);
      await this.#asked(account, () => power.remove({ name: row.name, ...(allLanguages || row.external_id === null ? {} : { externalId: row.external_id }) }));
    }
    await this.db.inStore(storeId, async (tx) => {
      for (const deleted of await queryRows<TemplateRow>(tx, MARK_DELETED, [storeId, gone.map(({ id }) => id), this.clock.now()])) this.writer.tell(tx, deleted);
    });
  }

  async #create(row: TemplateRow, account: OpenAccount, power: AccountTemplates): Promise<TemplateDto> {
    const { store_id: storeId, id } = row;
    demandSound(lintTemplate({ category: row.requested_category, format: row.format, components: row.components }, account.templateRules));
    const [claimed] = await this.db.inStore(storeId, (tx) => queryRows<TemplateRow>(tx, CLAIM_SUBMISSION, [storeId, id, this.clock.now(), this.clock.ago(LOST_AFTER_MS), row.version]));
    if (!claimed) throw await this.#faster(row);
    try {
      const made = await this.#asked(account, async () => power.create(await this.#newTemplate(claimed, claimed.components, claimed.requested_category, power)));
      return await this.db.inStore(storeId, async (tx) => {
        const owner = account.businessAccountId ?? account.id;
        const [kept] = await queryRows<TemplateRow>(tx, KEEP_SUBMISSION, [storeId, id, made.externalId, made.status, made.category, this.clock.now(), owner, account.businessAccountId]);
        if (!kept) throw new AppError('template.not_found');
        this.writer.tell(tx, kept, row);
        return presentTemplate(kept);
      });
    } catch (error) {
      if (violates(error, 'templates_name') || violates(error, 'templates_external')) throw AppError.field('template.name_taken', '/label');
      // Refused, or not even asked: it is a draft again. Whether a call without an answer arrived, the next sync tells.
      if (error instanceof AppError) await this.db.inStore(storeId, (tx) => queryRows(tx, RELEASE_SUBMISSION, [storeId, id, this.clock.now()]));
      throw error;
    }
  }

  async #edit(row: TemplateRow, account: OpenAccount, power: AccountTemplates, input: SubmitTemplateDto, by: Actor): Promise<TemplateDto> {
    if (!EDITABLE.includes(row.status) || row.external_id === null) throw new AppError('template.not_editable');
    const components = input.components ? checkedComponents(input.components as TemplateComponents) : row.components;
    // The category of an approved template is fixed.
    const category = row.status === 'approved' ? row.requested_category : input.category ?? row.requested_category;
    if (row.status === 'approved' && input.category !== undefined && input.category !== row.category && input.category !== row.requested_category) throw AppError.field('not_allowed', '/category', 'The category of an approved template is fixed');
    demandSound(lintTemplate({ category, format: row.format, components }, account.templateRules));
    const { store_id: storeId, id, external_id: externalId } = row;
    const since = this.clock.now();
    const [claimed] = await this.db.inStore(storeId, (tx) => queryRows<TemplateRow>(tx, CLAIM_EDIT, [storeId, id, since, this.clock.ago(LOST_AFTER_MS), row.version, EDITABLE]));
    if (!claimed) throw await this.#faster(row);
    try {
      await this.#asked(account, async () => power.edit(externalId, await this.#newTemplate(row, components, row.status === 'approved' ? row.category : category, power)));
    } catch (error) {
      await this.db.inStore(storeId, (tx) => queryRows(tx, RELEASE_EDIT, [storeId, id, since]));
      throw error;
    }
    return this.db.inStore(storeId, async (tx) => {
      const [kept] = await queryRows<TemplateRow>(tx, KEEP_EDIT, [storeId, id, input.label ?? row.label, category, JSON.stringify(components), this.clock.now(), claimed.reported_at, since, row.status === 'approved']);
      if (!kept) throw new AppError('template.not_found');
      await this.writer.keepVersion(tx, kept, by);
      this.writer.tell(tx, kept, row);
      return presentTemplate(kept);
    });
  }

  async #newTemplate({ name, language, format, store_id: storeId }: TemplateRow, components: TemplateComponents, category: TemplateRow['category'], power: AccountTemplates): Promise<NewTemplate> {
    const handles: Record<string, string> = {};
    const headers = [...(components.header ? [['header', components.header] as const] : []), ...(components.cards ?? []).map(({ header }, index) => [`cards/${index}/header`, header] as const)];
    for (const [place, { media_id: publicMediaId }] of headers) {
      const mediaId = parsePublicId('media', publicMediaId);
      if (publicMediaId === undefined || mediaId === undefined || handles[publicMediaId] !== undefined) continue;
      const { file, bytes } = await this.files.open(storeId, mediaId).catch((error: unknown) => {
        throw error instanceof AppError ? AppError.field(error.code, `/components/${place}/media_id`) : error;
      });
      handles[publicMediaId] = await power.uploadSample({ bytes, mimeType: file.mimeType, ...(file.filename === null ? {} : { filename: file.filename }) });
    }
    return { name, language, category, format, components, handles };
  }

  async #open(storeId: string, row: TemplateRow): Promise<{ account: OpenAccount; power: AccountTemplates }> {
    const account = await this.accounts.open(storeId, row.account_id);
    if (!account.templates) throw new AppError('template.not_editable');
    if (!account.isActive) throw new AppError('account.inactive');
    return { account, power: account.templates };
  }

  /** Somebody else hands it in, or has just done so. */
  async #faster({ store_id: storeId, id, version }: TemplateRow): Promise<AppError> {
    demandSeen(await this.#row(storeId, id), version);
    return new AppError('template.not_editable');
  }

  /** The provider's refusal in its own words. */
  async #asked<T>(account: OpenAccount, call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      const { text, detail } = account.explain(error.code, error.detail);
      throw new AppError('template.refused', { detail: [text, detail].filter(Boolean).join(' ') });
    }
  }

  async #row(storeId: string, templateId: string): Promise<TemplateRow> {
    return this.db.inStore(storeId, async (tx) => {
      const [row] = await queryRows<TemplateRow>(tx, 'select * from templates where store_id = $1 and id = $2', [storeId, templateId]);
      if (!row || row.status === 'deleted') throw new AppError('template.not_found');
      return row;
    }, { reads: true });
  }
}
