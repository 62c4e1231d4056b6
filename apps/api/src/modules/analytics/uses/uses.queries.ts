import { SHOWN_TEMPLATE, templateOfAccount } from '../../templates/index.js';

/** What hangs on each account of a store: templates that it may send, rules that send through it, and when its provider last gave a list of its templates. */
export const ACCOUNT_USES = `
  select a.id as "accountId",
    (select count(*)::int from templates t where t.store_id = a.store_id and ${templateOfAccount('a.store_id', 'a.id')} and ${SHOWN_TEMPLATE}) as templates,
    (select count(*)::int from notification_rules r left join templates t on t.store_id = r.store_id and t.id = r.template_id
      where r.store_id = a.store_id and coalesce(r.account_id, t.account_id) = a.id) as rules,
    s.synced_at as "syncedAt", s.failure
  from accounts a left join template_syncs s on s.store_id = a.store_id and s.owner_id = coalesce(a.business_account_id, a.id)
  where a.store_id = $1 order by a.id`;
export interface AccountUses {
  readonly accountId: string;
  readonly templates: number;
  readonly rules: number;
  /** Undefined where the provider keeps no templates, or was never asked. */
  readonly syncedAt: Date | null;
  /** Why the last time failed. */
  readonly failure: string | null;
}

/** How often each template was sent. Ids begin with the time they were made at: $2 the first of the days. The index `messages_templates` has none but these. */
export const TEMPLATE_USES = `
  select m.content->case m.kind when 'template' then 'shown' else 'template' end->>'templateId' as "templateId", count(*)::int as sent
  from messages m
  where m.store_id = $1 and m.id >= $2 and m.direction = 'out' and (m.kind = 'template' or m.kind = 'text' and m.content ? 'template') and m.status in ('sent', 'delivered', 'read', 'played')
  group by 1 having m.content->case m.kind when 'template' then 'shown' else 'template' end->>'templateId' is not null`;
/** `templateId` is the public id. */
export interface TemplateUses { readonly templateId: string; readonly sent: number }
