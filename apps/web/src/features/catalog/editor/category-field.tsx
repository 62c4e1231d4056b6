import { useLingui } from '@lingui/react/macro';
import { Autocomplete } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { categoriesQuery } from '../api/list-categories.js';

interface CategoryFieldProps {
  readonly storeId: string;
  readonly value: string;
  readonly onChange: (category: string) => void;
  /** What every field of the form has: its name, its error, whether it can be changed. */
  readonly field: { readonly readOnly: boolean; readonly error: string | undefined };
}

/** One of the store's categories, or a new one. */
export function CategoryField({ storeId, value, onChange, field }: CategoryFieldProps) {
  const { t } = useLingui();
  const { data: categories = [] } = useQuery(categoriesQuery(storeId));
  return (
    <Autocomplete
      label={t`Category`} description={t`Customers browse by it. A part of another one is written with a sign between: Home > Lighting.`} maxLength={120} dir="auto" limit={50}
      data={categories.map(({ category }) => category)} value={value} onChange={onChange} {...field}
    />
  );
}
