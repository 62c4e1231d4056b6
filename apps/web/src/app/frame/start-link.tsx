import { useLingui } from '@lingui/react/macro';
import { Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ListTodo } from 'lucide-react';
import { onboardingReminderQuery } from '../../features/onboarding/api/get-onboarding.js';
import type { MyStore } from '../../shared/people/me.js';
import classes from './sidebar.module.css';

/** The way to what a new shop still has to do, until it is done or somebody does not want to see it. */
export function StartLink({ store, isNarrow }: { readonly store: MyStore['store']; readonly isNarrow: boolean }) {
  const { t } = useLingui();
  const { data } = useQuery(onboardingReminderQuery(store.id));
  const done = data?.steps.filter((step) => step.done).length ?? 0;
  if (!data || data.dismissed || done === data.steps.length) return null;
  return (
    <Tooltip label={t`Getting started`} position="right" disabled={!isNarrow}>
      <Link to="/s/$storeSlug/getting-started" params={{ storeSlug: store.slug }} className={classes['item']} aria-label={isNarrow ? t`Getting started` : undefined}>
        <ListTodo size={18} aria-hidden />
        {!isNarrow && <><span className={classes['grow']}>{t`Getting started`}</span><span className={classes['steps']} dir="ltr">{done}/{data.steps.length}</span></>}
      </Link>
    </Tooltip>
  );
}
