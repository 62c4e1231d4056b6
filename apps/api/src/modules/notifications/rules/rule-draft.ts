import { FIELDS_OF_TRIGGER, fillTemplate, type MappedValues, mapValues, type NotificationTrigger, type SendableTemplate } from '#contracts';
import { AppError } from '../../../platform/errors/app-error.js';
import { dateNameOf, phoneForms } from '../../customers/index.js';
import type { RuleDraft } from '../rows.js';

export const NEW_RULE: Omit<RuleDraft, 'name' | 'trigger'> = {
  order_status: null, wait_minutes: 0, event_name: null, date_name: null, day_offset: null, at_minute: null, stock_level: null, conditions: [], recipient: 'customer', phone: null, template_id: null, account_id: null, values: {},
  dedupe_minutes: 0, quiet_from: null, quiet_until: null, enabled: false,
};
/** A cart that is left for a moment is not abandoned. */
const LEAST_WAIT: Partial<Record<NotificationTrigger, number>> = { cart_abandoned: 15, conversation_waiting: 1 };

/** As it is kept: without what its trigger does not know, the number in international form. @throws AppError request.invalid at the field */
export function checkedRule(draft: RuleDraft): RuleDraft {
  const { trigger } = draft;
  const least = LEAST_WAIT[trigger] ?? 0;
  if (trigger === 'order_status' && draft.order_status === null) throw AppError.field('required', '/order_status', 'What the order becomes');
  if (trigger === 'custom_event' && !draft.event_name) throw AppError.field('required', '/event_name', 'The name of the event');
  const dateName = trigger === 'date' ? demandDate(draft) : null;
  if (isCounted(trigger) && draft.day_offset === null) throw AppError.field('required', '/day_offset', 'How many days after it, with a minus before it');
  if (isTimed(trigger) && draft.at_minute === null) throw AppError.field('required', '/at_minute', 'The time of the day');
  if (trigger === 'low_stock' && draft.stock_level === null) throw AppError.field('required', '/stock_level', 'How many are few');
  if (trigger === 'low_stock' && draft.recipient !== 'phone') throw AppError.field('not_allowed', '/recipient', 'What is nearly sold out belongs to no customer: name a number');
  if (trigger === 'daily' && draft.recipient !== 'phone') throw AppError.field('not_allowed', '/recipient', 'A time of the day belongs to no customer: name a number');
  if (draft.wait_minutes < least) throw AppError.field('too_small', '/wait_minutes', `At least ${least} minutes`, { min: least });
  if ((draft.quiet_from === null) !== (draft.quiet_until === null)) throw AppError.field('required', draft.quiet_from === null ? '/quiet_from' : '/quiet_until');
  demandFields(draft);
  return {
    ...draft, order_status: trigger === 'order_status' ? draft.order_status : null, event_name: trigger === 'custom_event' ? draft.event_name : null,
    date_name: dateName, day_offset: isCounted(trigger) ? draft.day_offset : null,
    at_minute: isTimed(trigger) ? draft.at_minute : null, stock_level: trigger === 'low_stock' ? draft.stock_level : null, wait_minutes: isTimed(trigger) || trigger === 'custom_event' || trigger === 'low_stock' ? 0 : draft.wait_minutes, phone: draft.recipient === 'phone' ? phoneOf(draft.phone) : null,
  };
}

/** So many days before or after something. */
const isCounted = (trigger: NotificationTrigger): boolean => trigger === 'date' || trigger === 'promised_day';
const isTimed = (trigger: NotificationTrigger): boolean => trigger === 'daily' || isCounted(trigger);

function demandDate({ date_name: given }: RuleDraft): string {
  if (!given) throw AppError.field('required', '/date_name', 'Which date of the customer');
  const name = dateNameOf(given);
  if (name === undefined) throw AppError.field('invalid', '/date_name', 'Letters, digits, spaces, dash and underscore');
  return name;
}

function phoneOf(phone: string | null): string {
  if (!phone) throw AppError.field('required', '/phone', 'Who gets it');
  const forms = phoneForms(phone);
  if (!forms) throw AppError.field('not_a_phone', '/phone', 'A phone number in international form');
  return forms.e164;
}

/** A program may tell what it likes; of everything else it is known what there is. */
function demandFields({ trigger, conditions, values }: RuleDraft): void {
  if (trigger === 'custom_event') return;
  const fields: readonly string[] = FIELDS_OF_TRIGGER[trigger];
  const wrong = conditions.findIndex(({ field }) => !fields.includes(field));
  if (wrong >= 0) throw AppError.field('not_known', `/conditions/${wrong}/field`, `One of ${fields.join(', ')}`);
  const [key] = Object.entries(values).find(([, { column }]) => column !== undefined && !fields.includes(column)) ?? [];
  if (key !== undefined) throw AppError.field('not_known', `/values/${key}/column`, `One of ${fields.join(', ')}`);
}

/**
 * What a field holds is seen when something happens; all else is known now.
 * @param local filled in here and sent as plain text
 * @throws AppError notification_rule.incomplete with every value that comes from nowhere, and every fixed one that cannot be sent
 */
export function demandValues(template: SendableTemplate, values: MappedValues, { local }: { readonly local: boolean }): void {
  const isOfField = (key: string): boolean => Boolean(values[key]?.column) && !values[key]?.fallback?.trim();
  const filled = fillTemplate(template, mapValues(values, () => ''), { local });
  const wrong = 'content' in filled ? [] : filled.refusals.filter(({ pointer }) => !isOfField(pointer.replace('/values/', '')));
  if (wrong.length > 0) throw new AppError('notification_rule.incomplete', { detail: wrong[0]?.detail ?? '', errors: wrong });
}
