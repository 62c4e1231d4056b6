import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Text, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import classes from '../assistant.module.css';
import { type TimingFormType, type TimingValues, type Span, WEEKDAYS } from './timing-values.js';

const MOST_SPANS = 6;
/** A Monday; only its name is used. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

interface WeekEditorProps {
  readonly form: TimingFormType;
  readonly hours: NonNullable<TimingValues['hours']>;
  readonly mayChange: boolean;
}

/** Each day with its spans of time; a day without one is closed. */
export function WeekEditor({ form, hours, mayChange }: WeekEditorProps) {
  const { t, i18n } = useLingui();
  const nameOf = new Intl.DateTimeFormat(i18n.locale, { weekday: 'long', timeZone: 'UTC' });
  return (
    <ul className={classes['week']} aria-label={t`Hours`}>
      {WEEKDAYS.map((day, index) => {
        const name = nameOf.format(MONDAY + index * DAY_MS);
        const spans = hours[day];
        const change = (next: Span[]): void => form.setFieldValue(`hours.${day}`, next);
        return (
          <li key={day}>
            <span className={classes['dayName']}>{name}</span>
            <div className={classes['spans']}>
              {spans.length === 0 && <Text size="sm" c="dimmed"><Trans>Silent all day</Trans></Text>}
              {spans.map((_span, at) => (
                <span key={at} className={classes['span']}>
                  <TextInput type="time" size="xs" w={112} aria-label={t`${name}, from`} readOnly={!mayChange} {...form.getInputProps(`hours.${day}.${at}.from`)} />
                  <span aria-hidden>–</span>
                  <TextInput type="time" size="xs" w={112} aria-label={t`${name}, until`} readOnly={!mayChange} {...form.getInputProps(`hours.${day}.${at}.to`)} />
                  {mayChange && <ActionIcon variant="subtle" color="gray" aria-label={t`Remove this time of ${name}`} onClick={() => change(spans.filter((_each, place) => place !== at))}><X size={15} aria-hidden /></ActionIcon>}
                </span>
              ))}
              {mayChange && spans.length < MOST_SPANS && <Button size="compact-xs" variant="subtle" leftSection={<Plus size={14} aria-hidden />} aria-label={t`Add a time on ${name}`} onClick={() => change([...spans, { from: '09:00', to: '18:00' }])}><Trans>Add</Trans></Button>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
