import { useLingui } from '@lingui/react/macro';
import { Select, SimpleGrid } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { countryChoices, currencyChoices, currencyOf, languageChoices, type Place, timezoneChoices } from './places.js';

interface PlaceFieldsProps {
  readonly value: Place;
  readonly onChange: (place: Place) => void;
  readonly errors?: Readonly<Partial<Record<keyof Place, ReactNode>>>;
  readonly disabled?: boolean;
  /** Where the place stands in its form, for example `store.`. */
  readonly path?: string;
}

/** Country, money, time zone and language of a store. A new country brings its money along. */
export function PlaceFields({ value, onChange, errors = {}, disabled = false, path = '' }: PlaceFieldsProps) {
  const { t, i18n: { locale } } = useLingui();
  const choices = useMemo(() => ({
    country: countryChoices(locale), currency: currencyChoices(locale), timezone: timezoneChoices(), locale: languageChoices(locale, value.locale),
  }), [locale, value.locale]);
  const field = (name: keyof Place, label: string) => ({
    label, data: choices[name], value: value[name], error: errors[name], disabled, searchable: true, allowDeselect: false, nothingFoundMessage: t`Nothing found`, limit: 500,
    'data-path': path + name, clearButtonProps: { 'aria-label': t`Clear` },
    onChange: (next: string | null) => {
      if (next !== null) onChange(name === 'country' ? { ...value, country: next, currency: currencyOf(next) ?? value.currency } : { ...value, [name]: next });
    },
  });
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <Select {...field('country', t`Country`)} />
      <Select {...field('currency', t`Currency`)} />
      <Select {...field('timezone', t`Time zone`)} />
      <Select {...field('locale', t`Language`)} />
    </SimpleGrid>
  );
}
