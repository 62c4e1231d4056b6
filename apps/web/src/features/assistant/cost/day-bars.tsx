import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Text, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { formatMicroUsd } from '../../../shared/formats/usd.js';
import type { Costs } from '../api/get-costs.js';
import classes from './cost.module.css';
import { dayText } from './day-text.js';

/** The cost of each day as bars; the same as a table for who prefers numbers or hears the page. */
export function DayBars({ days }: { readonly days: Costs['days'] }) {
  const { t, i18n } = useLingui();
  const [isTable, setTable] = useState(false);
  const money = (amount: number): string => formatMicroUsd(amount, i18n.locale);
  const most = Math.max(...days.map((day) => day.cost_micro_usd));
  const [first, last] = [days[0], days.at(-1)];
  return (
    <>
      {isTable ? <DayTable days={days} /> : (
        <div className={classes['chart']} role="img" aria-label={t`Cost of each of the last 30 days; as a table below`}>
          <div className={classes['bars']}>
            {days.map((day) => {
              const [name, cost, answers] = [dayText(i18n.locale, day.date), money(day.cost_micro_usd), new Intl.NumberFormat(i18n.locale).format(day.answers)];
              return <Tooltip key={day.date} label={t`${name}: ${cost}, answers: ${answers}`}><span className={classes['bar']} data-empty={day.cost_micro_usd === 0 || undefined}><span style={{ blockSize: `${day.cost_micro_usd === 0 ? 0 : Math.max(2, (day.cost_micro_usd / most) * 100)}%` }} /></span></Tooltip>;
            })}
          </div>
          <div className={classes['axis']}><Text size="xs" c="dimmed">{first && dayText(i18n.locale, first.date)}</Text><Text size="xs" c="dimmed"><Trans>highest: {money(most)}</Trans></Text><Text size="xs" c="dimmed">{last && dayText(i18n.locale, last.date)}</Text></div>
        </div>
      )}
      <Button variant="subtle" size="compact-sm" mt={6} aria-pressed={isTable} onClick={() => setTable(!isTable)}>{isTable ? <Trans>Show as bars</Trans> : <Trans>Show as a table</Trans>}</Button>
    </>
  );
}

function DayTable({ days }: { readonly days: Costs['days'] }) {
  const { t, i18n } = useLingui();
  const number = new Intl.NumberFormat(i18n.locale);
  return (
    <div className={classes['tableFrame']} tabIndex={0} role="region" aria-label={t`Cost by day`}>
      <table className={classes['table']}>
        <thead><tr><th scope="col"><Trans>Day</Trans></th><th scope="col"><Trans>Answers</Trans></th><th scope="col"><Trans>Tokens read</Trans></th><th scope="col"><Trans>Tokens written</Trans></th><th scope="col"><Trans>Cost</Trans></th></tr></thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.date}><th scope="row">{dayText(i18n.locale, day.date)}</th><td>{number.format(day.answers)}</td><td>{number.format(day.input_tokens)}</td><td>{number.format(day.output_tokens)}</td><td>{formatMicroUsd(day.cost_micro_usd, i18n.locale)}</td></tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
