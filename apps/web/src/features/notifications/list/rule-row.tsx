import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Switch } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { ListRow } from '../../../shared/list/list.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Moment } from '../../../shared/formats/time.js';
import { useSwitchRule } from '../api/save-rule.js';
import type { Rule } from '../model.js';
import classes from '../notifications.module.css';
import { useSummary } from '../summary.js';

interface RuleRowProps { readonly storeId: string; readonly rule: Rule; readonly mayChange: boolean }

/** A rule with its switch and how it fared. */
export function RuleRow({ storeId, rule, mayChange }: RuleRowProps) {
  const { t } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const summary = useSummary();
  const notices = useNotices();
  const { mutate, isPending, variables } = useSwitchRule(storeId);
  // The switch moves with the tap, not with the answer.
  const isOn = isPending ? variables.enabled : rule.enabled;
  return (
    <ListRow>
      <Switch
        aria-label={t`${rule.name}: switched on`} checked={isOn} disabled={!mayChange}
        onChange={(event) => mutate({ id: rule.id, enabled: event.currentTarget.checked }, { onError: (error) => notices.failed(error) })}
      />
      <span className={classes['rule']}>
        <Link className={classes['name']} to="/s/$storeSlug/notifications/$ruleId" params={{ storeSlug, ruleId: rule.id }} dir="auto" data-rule>{rule.name}</Link>
        <span className={classes['quiet']}>{summary(rule)}</span>
      </span>
      <span className={classes['facts']}>
        <span className={classes['quiet']}>{rule.last_sent_at === null ? <Trans>Nothing sent yet</Trans> : <Trans>Last sent <Moment at={rule.last_sent_at} /></Trans>}</span>
        {rule.failed_lately > 0 && (
          <Link className={classes['bad']} to="/s/$storeSlug/notifications" params={{ storeSlug }} search={{ view: 'log', rule: rule.id }}><Plural value={rule.failed_lately} one="# failed in 7 days" other="# failed in 7 days" /></Link>
        )}
      </span>
    </ListRow>
  );
}
