import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import figures from '../../../shared/list/figures.module.css';
import type { Schemas } from '../../../shared/api/api.js';
import { Section } from '../../../shared/page/page.js';
import { Milliseconds } from '../../../shared/run/run-steps.js';
import { SILENCE_TEXTS } from '../../../shared/assistant/silence-texts.js';
import { Loaded } from '../../../shared/page/states.js';
import { formatMicroUsd } from '../../../shared/formats/usd.js';
import { summaryQuery } from '../api/get-summary.js';
import classes from '../assistant.module.css';

/** What the assistant did in the last week, and why it kept quiet. */
export function SummarySection({ storeId }: { readonly storeId: string }) {
  const { t } = useLingui();
  const query = useQuery(summaryQuery(storeId));
  return <Section title={t`Last 7 days`}><Loaded query={query} skeleton={<Skeleton h={58} radius="md" />}>{(summary) => <Summary summary={summary} />}</Loaded></Section>;
}

function Summary({ summary }: { readonly summary: Schemas['AssistantSummaryDto'] }) {
  const { i18n } = useLingui();
  const number = new Intl.NumberFormat(i18n.locale);
  const cost = formatMicroUsd(summary.cost_micro_usd, i18n.locale);
  const silent = summary.silent.reduce((sum, { count }) => sum + count, 0);
  if (summary.answered + summary.handed_off + silent === 0) return <Text size="sm" c="dimmed"><Trans>No customer has written yet. Try it out in the playground.</Trans></Text>;
  return (
    <>
      <dl className={figures['figures']}>
        <Figure name={<Trans>Answered</Trans>}>{number.format(summary.answered)}</Figure>
        <Figure name={<Trans>Handed off</Trans>}>{number.format(summary.handed_off)}</Figure>
        <Figure name={<Trans>Not answered</Trans>}>{number.format(silent)}</Figure>
        <Figure name={<Trans>Usual time</Trans>}>{summary.median_ms === null ? '–' : <Milliseconds ms={summary.median_ms} />}</Figure>
        <Figure name={<Trans>Cost</Trans>}>{cost}</Figure>
      </dl>
      {silent > 0 && (
        <>
          <Text size="sm" fw={500} mt="md" mb={4}><Trans>Messages got no answer because</Trans></Text>
          <ul className={classes['reasons']}>{summary.silent.map(({ reason, count }) => <li key={reason}><b>{number.format(count)}</b><span>{i18n._(SILENCE_TEXTS[reason].text)}</span></li>)}</ul>
        </>
      )}
    </>
  );
}

function Figure({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}
