import { lintTemplate, LOCAL_TEMPLATE_RULES, publicId, type TemplateComponents, templateName, type TemplateProblem } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { violates } from '../../platform/database/violated.js';
import { AppError } from '../../platform/errors/app-error.js';
import type { Actor } from '../../platform/http/request-context.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import { AccountDirectory } from '../accounts/index.js';
import { presentTemplate, type TemplateRow } from './rows.js';
import type { CreateTemplateDto, TemplateDto, UpdateTemplateDto } from './templates.dto.js';
import { COUNT_TEMPLATES, INSERT_TEMPLATE, INSERT_VERSION, LOCK_TEMPLATE, UPDATE_TEMPLATE } from './templates.queries.js';

const MAX_TEMPLATES = 6000;
const MAX_SAMPLES = 200;

/** Writes templates that are not handed in yet, and those that need no approval. */
@Injectable()
export class TemplateEditor {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly accounts: AccountDirectory, private readonly live: LiveEvents) {}

  /** A draft, or at once `ready` where templates are filled in here (R131, R147). @throws AppError account.not_found, template.name_taken, template.invalid, template.limit_reached */
  async create(storeId: string, input: CreateTemplateDto, by: Actor): Promise<TemplateDto> {
    const account = await this.accounts.open(storeId, input.account_id);
    const components = checked(input.components as TemplateComponents);
    const draft = { category: input.category, format: input.format ?? 'positional', components } as const;
    if (!account.capabilities.templates) demandSound(lintTemplate(draft, LOCAL_TEMPLATE_RULES));
    const id = newId();
    const row = {
      store_id: storeId, id, account_id: account.id, business_account_id: account.businessAccountId, owner_id: account.businessAccountId ?? account.id,
      label: input.label, name: templateName(input.label) || `template_${publicId('template', id).slice(-8)}`, language: input.language,
      requested_category: input.category, category: input.category, format: draft.format, components,
      status: account.capabilities.templates ? 'draft' : 'ready', created_at: this.clock.now(),
    };
    return this.#saved(storeId, async (tx) => {
      await this.#demandRoom(tx, storeId, row.owner_id);
      const [saved] = await queryRows<TemplateRow>(tx, INSERT_TEMPLATE, [JSON.stringify(row)]);
      return saved;
    }, by);
  }

  /** Only of templates that are with nobody else: drafts, and those that are filled in here. @throws AppError template.not_found, template.not_editable, template.name_taken, template.invalid */
  async update(storeId: string, templateId: string, input: UpdateTemplateDto, by: Actor): Promise<TemplateDto> {
    return this.#saved(storeId, async (tx) => {
      const row = await this.lockIn(tx, storeId, templateId);
      if (row.status !== 'draft' && row.status !== 'ready') throw new AppError('template.not_editable');
      const category = input.category ?? row.requested_category;
      const format = input.format ?? row.format;
      const components = input.components ? checked(input.components as TemplateComponents) : row.components;
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
      await tx.query(INSERT_VERSION, [storeId, row.id, row.version, row.requested_category, JSON.stringify(row.components), by.kind === 'user' ? 'user' : 'api', by.kind === 'user' ? by.userId : null, this.clock.now()]);
      const template = presentTemplate(row);
      this.live.append(tx, [{ storeId, type: 'template.updated', data: { template } }]);
      return template;
    }).catch((error: unknown) => {
      throw violates(error, 'templates_name') ? AppError.field('template.name_taken', '/label') : error;
    });
  }

  async #demandRoom(tx: Tx, storeId: string, ownerId: string): Promise<void> {
    const [found] = await queryRows<{ count: number }>(tx, COUNT_TEMPLATES, [storeId, ownerId]);
    if ((found?.count ?? 0) >= MAX_TEMPLATES) throw new AppError('template.limit_reached');
  }
}

/** @throws AppError template.invalid with every problem at its place */
export function demandSound(problems: readonly TemplateProblem[]): void {
  if (problems.length > 0) throw new AppError('template.invalid', { detail: problems.slice(0, 3).map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; '), errors: problems });
}

/** Samples are a free object, so what they hold is checked here. */
function checked(components: TemplateComponents): TemplateComponents {
  const samples = Object.entries(components.samples ?? {});
  if (samples.length > MAX_SAMPLES) throw AppError.field('too_many', '/components/samples', undefined, { max: MAX_SAMPLES });
  const wrong = samples.find(([key, value]) => typeof value !== 'string' || value.length > 2000 || key.length > 120);
  if (wrong) throw AppError.field('invalid', '/components/samples', 'Texts of at most 2000 characters');
  return { ...components, samples: Object.fromEntries(samples) };
}
