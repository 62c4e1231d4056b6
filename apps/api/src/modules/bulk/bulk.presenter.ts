import { publicId, type TemplateShown } from '#contracts';
import { publicContent } from '../conversations/index.js';
import type { BulkMessageDto, BulkEstimateDto, BulkSamplesDto } from './bulk.dto.js';
import type { EstimatedCost } from '../sending/index.js';
import type { Estimate, Sample } from './composing/bulk-estimate.service.js';
import type { BulkWithProgress } from './composing/bulk-messages.service.js';
import { statusOf } from './progress.js';

export function presentBulk(row: BulkWithProgress): BulkMessageDto {
  const { recipients, pending, skipped, sending, unknown, undecided, sent, delivered, read, failed } = row.progress;
  return {
    id: publicId('bulk_message', row.id), name: row.number, title: row.title, status: statusOf(row.state, row.progress), pause_reason: row.pause_reason, pause_detail: row.pause_detail, waits_for_limit: row.held_until !== null, asleep_until: row.state === 'running' ? row.progress.asleep_until?.toISOString() ?? null : null,
    recipient_type: row.recipient_type, own_list_id: publicId('recipient_list', row.own_list_id), list_id: row.list_id && publicId('recipient_list', row.list_id),
    template_id: row.template_id && publicId('template', row.template_id), template_label: row.template_label, account_id: row.account_id && publicId('account', row.account_id),
    variable_type: row.variable_type, values: { ...row.values }, scheduled_at: row.scheduled_at?.toISOString() ?? null, quiet_from: row.quiet_from, quiet_until: row.quiet_until, stop_percent: row.stop_percent,
    progress: { recipients, pending, skipped, sending, unknown, undecided, sent, delivered, read, failed },
    created_by: row.author_name, started_at: row.started_at?.toISOString() ?? null, finished_at: row.finished_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString(),
  };
}

/** A provider that asks for no approval charges no single message either. */
export function isCharged({ capabilities }: Estimate['account']): boolean {
  return capabilities.templates;
}

export function presentEstimate({ account, ...estimate }: Estimate, cost: EstimatedCost | undefined): BulkEstimateDto {
  return {
    recipients: estimate.recipients, opted_out: estimate.optedOut, not_agreed: estimate.notAgreed, value_missing: estimate.valueMissing, duplicates: estimate.duplicates, to_send: estimate.toSend, waiting: estimate.waiting, countries: [...estimate.countries],
    per_second: estimate.perSecond, seconds: estimate.seconds, is_charged: isCharged(account),
    estimated_cost: cost === undefined ? null : { currency: cost.currency, amount_micro: cost.micro, unpriced: cost.unpriced },
    reach: estimate.reach ?? null, account_id: publicId('account', account.id), account_name: account.name, is_override: estimate.isOverride,
  };
}

export function presentSamples(samples: readonly Sample[]): BulkSamplesDto {
  return { data: samples.map(({ phone, name, shown, missing }) => ({ mobile_number: phone, recipient_name: name, shown: shownPublicly(shown), missing: [...missing] })) };
}

/** As in a thread: files by their public ids. */
function shownPublicly(shown: TemplateShown): Record<string, unknown> {
  const { shown: bubble } = publicContent({ kind: 'template', name: shown.name, language: shown.language, shown });
  return { ...(bubble as Record<string, unknown>) };
}
