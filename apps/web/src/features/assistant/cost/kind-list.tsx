import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatMicroUsd } from '../../../shared/formats/usd.js';
import type { Costs } from '../api/get-costs.js';
import classes from './cost.module.css';

type KindCost = Costs['kinds'][number];
const NAMES: Readonly<Record<KindCost['kind'], () => ReactNode>> = {
  answer: () => <Trans>Answers to customers</Trans>,
  photo: () => <Trans>Photos that no answer came to</Trans>,
  playground: () => <Trans>Tries in the playground</Trans>,
  test: () => <Trans>Saved tests</Trans>,
  meaning: () => <Trans>Products and searches understood</Trans>,
  painting: () => <Trans>Painted pictures</Trans>,
  voice: () => <Trans>Voice notes</Trans>,
};
const MINUTE = 60;

/** What the money went to, the costliest first; what has no known price says so. */
export function KindList({ kinds }: { readonly kinds: Costs['kinds'] }) {
  const { i18n } = useLingui();
  return (
    <>
      <Title order={3} size="sm" mt="lg" mb={4}><Trans>What it went to</Trans></Title>
      <ul className={classes['list']}>
        {kinds.map((each) => (
          <li key={each.kind}>
            <Text size="sm" component="span">{NAMES[each.kind]()}</Text>
            <Text size="sm" c="dimmed" component="span"><Taken of={each} /></Text>
            <span>
              {(each.unpriced === 0 || each.cost_micro_usd > 0) && <Text size="sm" fw={600} component="div">{formatMicroUsd(each.cost_micro_usd, i18n.locale)}</Text>}
              {each.unpriced > 0 && <Text size="xs" c="dimmed" component="div"><Trans>Price not known</Trans>{each.cost_micro_usd > 0 && ` (${i18n.number(each.unpriced)})`}</Text>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** By what it is paid: sound, pictures, or tokens. */
function Taken({ of: { kind, tokens, pictures, seconds } }: { readonly of: KindCost }) {
  const { i18n } = useLingui();
  switch (kind) {
    case 'voice': return seconds === 0 ? '–' : seconds < MINUTE ? i18n.number(seconds, { style: 'unit', unit: 'second', unitDisplay: 'long', maximumFractionDigits: 0 }) : i18n.number(seconds / MINUTE, { style: 'unit', unit: 'minute', unitDisplay: 'long', maximumFractionDigits: 1 });
    case 'painting': return i18n.number(pictures);
    default: return <Plural value={tokens} one="# token" other="# tokens" />;
  }
}
