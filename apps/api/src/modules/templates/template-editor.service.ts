import { lintTemplate, LOCAL_TEMPLATE_RULES, publicId, type TemplateComponents, templateName } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { violates } from '../../platform/database/violated.js';
import { AppError } from '../../platform/errors/app-error.js';
import type { Actor } from '../../platform/http/request-context.js';
import { AccountDirectory } from '../accounts/index.js';
import { TemplateWriter } from './exchange/template-writer.js';
import { presentTemplate, type TemplateRow } from './rows.js';
import { checkedComponents, demandSeen, demandSound } from './template-checks.js';
import type { CreateTemplateDto, TemplateDto, UpdateTemplateDto } from './templates.dto.js';
import { COUNT_TEMPLATES, INSERT_TEMPLATE, LOCK_TEMPLATE, UPDATE_TEMPLATE } from './templates.queries.js';

const MAX_TEMPLATES = 6000;

/** Writes templates that are not handed in yet, and those that need no approval. */
@Injectable()
export class TemplateEditor {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly accounts: AccountDirectory, private readonly writer: TemplateWriter) {}

  /** A draft, or at once `ready` where templates are filled in here (R131, R147). @throws AppError account.not_found, template.name_taken, template.invalid, template.limit_reached */
  async create(storeId: string, input: CreateTemplateDto, by: Actor): Promise<TemplateDto> {
    const account = await this.accounts.open(storeId, input.account_id);
    const components = checkedComponents(input.components as TemplateComponents);
    const draft = { category: input.category, format: input.format ?? 'positional', components } as const;
    if (!account.templates) demandSound(lintTemplate(draft, LOCAL_TEMPLATE_RULES));
    const id = newId();
    const row = {
      store_id: storeId, id, account_id: account.id, business_account_id: account.businessAccountId, owner_id: account.businessAccountId ?? account.id,
      label: input.label, name: templateName(input.label) || `template_${publicId('template', id).slice(-8)}`, language: input.language,
      requested_category: input.category, category: input.category, format: draft.format, components,
      status: account.templates ? 'draft' : 'ready', created_at: this.clock.now(),
    };
    return this.#saved(storeId, async (tx) => {
      await this.#demandRoom(tx, storeId, row.owner_id);
      const [saved] = await queryRows<TemplateRow>(tx, INSERT_TEMPLATE, [JSON.stringify(row)]);
      return saved;
    }, by);
  }

  /** Only of templates that are with nobody else: drafts, and those that are filled in here. @param seen the version that the change was made from. @throws AppError template.not_found, template.stale, template.not_editable, template.name_taken, template.invalid */
  async update(storeId: string, templateId: string, input: UpdateTemplateDto, by: Actor, seen?: number): Promise<TemplateDto> {
    return this.#saved(storeId, async (tx) => {
      const row = await this.lockIn(tx, storeId, templateId);
      demandSeen(row, seen);
      if (row.status !== 'draft' && row.status !== 'ready') throw new AppError('template.not_editable');
      const category = input.category ?? row.requested_category;
      const format = input.format ?? row.format;
      const components = input.components ? checkedComponents(input.components as TemplateComponents) : row.components;
      if (row.status === 'ready') demandSound(lintTemplate({ category, format, components }, LOCAL_TEMPLATE_RULES));
      const label = input.label ?? row.label;
      // A name that is known elsewhere stays; a draft's follows its label.
      const name = row.status === 'draft' && input.label !== undefined ? templateName(label) || row.name : row.name;
      const [saved] = await queryRows<TemplateRow>(tx, UPDATE_TEMPLATE, [storeId, templateId, label, name, category, format, JSON.stringify(components), this.clock.now()]);
      return saved;
    }, by);
  }

  /** @throws AppError template.not_found */
  async lockIn(tx: Tx, storeId: string, templateId: string): Promise<TemplateRow> {
    const [row] = await queryRows<TemplateRow>(tx, LOCK_TEMPLATE, [storeId, templateId]);
    if (!row || row.status === 'deleted') throw new AppError('template.not_found');
    return row;
  }

  async #saved(storeId: string, write: (tx: Tx) => Promise<TemplateRow | undefined>, by: Actor): Promise<TemplateDto> {
    return this.db.inStore(storeId, async (tx) => {
      const row = await write(tx);
      if (!row) throw new AppError('template.not_found');
      await this.writer.keepVersion(tx, row, by);
      this.writer.tell(tx, row);
      return presentTemplate(row);
    }).catch((error: unknown) => {
      throw violates(error, 'templates_name') ? AppError.field('template.name_taken', '/label') : error;
    });
  }

  async #demandRoom(tx: Tx, storeId: string, ownerId: string): Promise<void> {
    const [found] = await queryRows<{ count: number }>(tx, COUNT_TEMPLATES, [storeId, ownerId]);
    if ((found?.count ?? 0) >= MAX_TEMPLATES) throw new AppError('template.limit_reached');
  }
}
