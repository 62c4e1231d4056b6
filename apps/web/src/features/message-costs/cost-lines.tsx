import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Table, Text } from '@mantine/core';
import type { CostLine } from './api/get-message-costs.js';
import { formatMicro } from '../../shared/formats/micro-money.js';
import { CATEGORY_TEXTS, isRateCategory } from './category-texts.js';
import classes from './message-costs.module.css';

/** What was delivered to which country as what, and what it costs. */
export function CostLines({ lines }: { readonly lines: readonly CostLine[] }) {
  const { t, i18n } = useLingui();
  const number = new Intl.NumberFormat(i18n.locale);
  const countries = new Intl.DisplayNames(i18n.locale, { type: 'region', fallback: 'code' });
  return (
    <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table className={classes['table'] ?? ''} horizontalSpacing="lg" aria-label={t`Costs by category and country`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th><Trans>Charged as</Trans></Table.Th><Table.Th><Trans>Country</Trans></Table.Th>
            <Table.Th className={classes['number'] ?? ''}><Trans>Delivered</Trans></Table.Th><Table.Th className={classes['number'] ?? ''}><Trans>Free</Trans></Table.Th><Table.Th className={classes['number'] ?? ''}><Trans>Cost</Trans></Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Table.Tr key={`${line.category} ${line.country} ${line.currency}`}>
              <Table.Td>{isRateCategory(line.category) ? i18n._(CATEGORY_TEXTS[line.category]) : <bdi>{line.category}</bdi>}</Table.Td>
              <Table.Td>{line.country === null ? <Text span inherit c="dimmed"><Trans>Unknown</Trans></Text> : countries.of(line.country)}</Table.Td>
              <Table.Td className={classes['number'] ?? ''}>{number.format(line.delivered)}</Table.Td>
              <Table.Td className={classes['number'] ?? ''}>{number.format(line.free)}</Table.Td>
              <Table.Td className={classes['number'] ?? ''}>
                {line.currency !== null && line.delivered > line.free + line.unpriced && formatMicro(line.amount_micro, line.currency, i18n.locale)}
                {line.as_other > 0 && <Text size="xs" c="dimmed"><Trans>at the card&apos;s price for “Other”</Trans></Text>}
                {line.free === line.delivered && <Text span inherit c="dimmed"><Trans>free</Trans></Text>}
                {line.unpriced > 0 && <Text size="xs" c="dimmed"><Plural value={line.unpriced} one="# without a price" other="# without a price" /></Text>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
