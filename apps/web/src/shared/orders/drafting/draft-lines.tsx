import { ORDER_QUANTITY_MAX } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, NumberInput, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Trash2 } from 'lucide-react';
import { ApiError, type Schemas } from '../../api/api.js';
import { fieldText } from '../../form/field-texts.js';
import { formatMoney } from '../../formats/money.js';
import { type DraftValues, fieldOfLine } from './draft.js';
import classes from './drafting.module.css';

interface Complaint {
  readonly error: unknown;
  /** The lines as they were when it was asked. */
  readonly asked: readonly { readonly variant_id: string }[];
}
interface DraftLinesProps {
  readonly form: UseFormReturnType<DraftValues>;
  readonly quote: Schemas['OrderQuoteDto'] | undefined;
  /** Why there is no quote, or why it was not saved: each line shows what is about it. */
  readonly complaints: readonly Complaint[];
  readonly onRemoved: () => void;
}

/** The goods with their quantities; prices are the server's. */
export function DraftLines({ form, quote, complaints, onRemoved }: DraftLinesProps) {
  const { t, i18n } = useLingui();
  const { lines } = form.values;
  if (lines.length === 0) return <Text size="sm" c="dimmed" className={classes['none'] ?? ''}><Trans>Nothing in it yet.</Trans></Text>;
  const known = new Map(quote?.lines.map((line) => [line.variant_id, line]));
  return (
    <ul className={classes['lines']} aria-label={t`Goods`}>
      {lines.map(({ variant_id: id, name, quantity }, place) => {
        const line = known.get(id);
        const complaint = complaintOf(complaints, id) ?? form.errors[`lines.${place}.quantity`];
        const isShort = line?.stock !== null && line !== undefined && Number(quantity) > line.stock;
        return (
          <li key={id} className={classes['line']}>
            <span className={classes['words']}>
              <span className={classes['name']}><bdi>{name}</bdi></span>
              {line && <span className={classes['quiet']}>{formatMoney({ amount: line.unit_price, currency: quote?.currency ?? '' }, i18n.locale)}</span>}
              {isShort && complaint === undefined && <Text size="xs" className={classes['short'] ?? ''}>{line.stock === 0 ? <Trans>None left</Trans> : <Trans>Only {line.stock} in stock</Trans>}</Text>}
              {complaint !== undefined && <Text size="xs" c="red" role="alert">{complaint}</Text>}
            </span>
            <NumberInput {...form.getInputProps(`lines.${place}.quantity`)} error={complaint !== undefined} size="xs" w={76} min={1} max={ORDER_QUANTITY_MAX} clampBehavior="blur" allowDecimal={false} allowNegative={false} aria-label={t`Pieces of ${name}`} />
            <span className={classes['sum']}>{line && formatMoney({ amount: line.line_total, currency: quote?.currency ?? '' }, i18n.locale)}</span>
            <ActionIcon
              variant="subtle" color="gray" size={30} aria-label={t`Take ${name} out`}
              onClick={() => {
                form.removeListItem('lines', place);
                onRemoved();
              }}
            >
              <Trash2 size={16} aria-hidden />
            </ActionIcon>
          </li>
        );
      })}
    </ul>
  );
}

function complaintOf(complaints: readonly Complaint[], variantId: string): string | undefined {
  const [field] = complaints.flatMap(({ error, asked }) => (error instanceof ApiError ? fieldOfLine(error.details.fields ?? [], asked, variantId) ?? [] : []));
  return field && fieldText(field);
}
