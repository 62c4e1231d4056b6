import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { categoriesQuery } from '../api/list-categories.js';

interface CategoryFilterProps { readonly storeId: string; readonly value: string | undefined; readonly onChange: (category: string | undefined) => void }

/** One category with all below it. Absent while the store has none. */
export function CategoryFilter({ storeId, value, onChange }: CategoryFilterProps) {
  const { t, i18n } = useLingui();
  const { data: categories = [] } = useQuery(categoriesQuery(storeId));
  if (categories.length === 0 && value === undefined) return null;
  const known = categories.map(({ category, count }) => ({ value: category, label: `${category} (${i18n.number(count)})` }));
  const data = value === undefined || known.some((each) => each.value === value) ? known : [...known, { value, label: value }];
  return <Select aria-label={t`Category`} placeholder={t`All categories`} data={data} value={value ?? null} onChange={(category) => onChange(category ?? undefined)} clearable searchable={categories.length > 8} w={200} size="sm" comboboxProps={{ width: 'max-content', position: 'bottom-start' }} />;
}
