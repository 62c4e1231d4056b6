import type { NoticeEvent, TemplateNews } from '#providers/contract';
import { dateOf, idOf, objectOf, present, textOf } from '../json.js';
import { categoryOf, qualityOf, reasonOf, statusOf } from './read.js';

const PAUSES: Readonly<Record<string, string>> = {
  FIRST_PAUSE: 'Paused for three hours: customers reported or blocked it.',
  SECOND_PAUSE: 'Paused for six hours: customers reported or blocked it again.',
  RATE_LIMITING_PAUSE: 'Paused until customers reacted to the first messages.',
  DISABLED: 'Disabled for good: customers reported or blocked it too often.',
};

/** What a webhook says about one template. Webhooks write the language differently, so the id alone tells which one is meant. */
export function readNews({ topic, payload }: NoticeEvent): TemplateNews | undefined {
  const value = objectOf(payload);
  const externalId = idOf(value.message_template_id);
  if (externalId === undefined) return undefined;
  switch (topic) {
    case 'message_template_status_update': return { externalId, ...statusNews(value) };
    case 'message_template_quality_update': return { externalId, quality: qualityOf(value.new_quality_score) };
    case 'message_template_components_update': return { externalId, reread: true };
    case 'template_category_update': {
      const now = categoryOf(value.new_category);
      const coming = categoryOf(value.correct_category);
      if (now !== undefined) return { externalId, category: now };
      return coming === undefined ? { externalId, reread: true } : { externalId, coming: present({ category: coming, at: dateOf(value.category_update_timestamp) }) };
    }
    default: return undefined;
  }
}

function statusNews(value: Readonly<Record<string, unknown>>): Omit<TemplateNews, 'externalId'> {
  // REINSTATED, UNARCHIVED, FLAGGED and words of a later day are events, not states.
  const status = statusOf(value.event);
  if (status === undefined) return { reread: true };
  const other = objectOf(value.other_info);
  const title = textOf(other.title) ?? '';
  const pause = PAUSES[title];
  const rejection = objectOf(value.rejection_info);
  const reason = pause === undefined ? reasonOf(value.reason ?? rejection.reason, rejection.recommendation) : { code: title, text: pause };
  return present({ status, reason, category: categoryOf(value.message_template_category) });
}
