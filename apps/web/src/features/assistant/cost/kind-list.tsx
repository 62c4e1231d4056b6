import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatMicroUsd } from '../../../shared/formats/usd.js';
import type { Costs } from '../api/get-costs.js';
import classes from './cost.module.css';

type Kind = Costs['kinds'][number]['kind'];
const NAMES: Readonly<Record<Kind, () => ReactNode>> = {
  answer: () => <Trans>Answers to customers</Trans>,
  photo: () => <Trans>Photos that no answer came to</Trans>,
  playground: () => <Trans>Tries in the playground</Trans>,
  test: () => <Trans>Saved tests</Trans>,
  meaning: () => <Trans>Products and searches understood</Trans>,
};

/** What the money went to, the costliest first. */
export function KindList({ kinds }: { readonly kinds: Costs['kinds'] }) {
  const { i18n } = useLingui();
  return (
    <>
      <Title order={3} size="sm" mt="lg" mb={4}><Trans>What it went to</Trans></Title>
      <ul className={classes['list']}>
        {kinds.map(({ kind, tokens, cost_micro_usd: cost }) => (
          <li key={kind}>
            <Text size="sm" component="span">{NAMES[kind]()}</Text>
            <Text size="sm" c="dimmed" component="span"><Plural value={tokens} one="# token" other="# tokens" /></Text>
            <Text size="sm" fw={600} component="span">{formatMicroUsd(cost, i18n.locale)}</Text>
          </li>
        ))}
      </ul>
    </>
  );
}
