import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Alert, Button, Group, Text, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import classes from './editor.module.css';
import { FIELD } from './use-product-form.js';
import { emptyVariant, hasOwnTitles, missingVariants, MOST_VARIANTS, type VariantField, variantName, type VariantsValue, type VariantValues, withMissing } from './variants.js';

interface VariantsGridProps {
  readonly value: VariantsValue;
  readonly currency: string;
  readonly errorOf: (pointer: string) => string | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (value: VariantsValue) => void;
}

/** Price, stock and SKU of every variant. */
export function VariantsGrid({ value, currency, errorOf, isReadOnly, onChange }: VariantsGridProps) {
  const { t } = useLingui();
  const { variants } = value;
  const missing = missingVariants(value).length;
  const error = errorOf('/variants');
  const set = (key: string, field: VariantField, text: string): void => onChange({ ...value, variants: variants.map((variant) => (variant.key === key ? { ...variant, [field]: text } : variant)) });
  const remove = (key: string): void => onChange({ ...value, variants: variants.filter((variant) => variant.key !== key) });
  return (
    <div>
      <div className={classes['variants']} role="group" aria-label={t`Variants`} tabIndex={-1} {...{ [FIELD]: '/variants' }} data-single={variants.length === 1 || undefined}>
        {variants.length > 1 && <div className={classes['variantHead']} aria-hidden><span /><span>{t`Price`} ({currency})</span><span>{t`Before`} ({currency})</span><span>{t`Cost`} ({currency})</span><span>{t`Stock`}</span><span>{t`SKU`}</span></div>}
        {variants.map((variant, place) => (
          <VariantRow
            key={variant.key} name={variantName(value, variant)} variant={variant} place={place} currency={currency} errorOf={errorOf} isReadOnly={isReadOnly} isAlone={variants.length === 1}
            hasTitle={hasOwnTitles(value)} onChange={(field, text) => set(variant.key, field, text)} onRemove={() => remove(variant.key)}
          />
        ))}
      </div>
      {error !== undefined && <Alert color="red" variant="light" role="alert" mt="sm" p="sm">{error}</Alert>}
      {variants.length > MOST_VARIANTS && <Alert color="red" variant="light" role="alert" mt="sm" p="sm"><Trans>A product has at most {MOST_VARIANTS} variants; these are {variants.length}.</Trans></Alert>}
      {!isReadOnly && (
        <Group gap="xs" mt="sm">
          {hasOwnTitles(value) && <Button size="xs" variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={() => onChange({ ...value, variants: [...variants, emptyVariant()] })}><Trans>Add a variant</Trans></Button>}
          {missing > 0 && <Button size="xs" variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={() => onChange(withMissing(value))}><Plural value={missing} one="Add the missing combination" other="Add # missing combinations" /></Button>}
          {variants.length > 1 && <SamePrice value={value} onChange={onChange} />}
        </Group>
      )}
    </div>
  );
}

/** The first variant's price for all of them. */
function SamePrice({ value, onChange }: Pick<VariantsGridProps, 'value' | 'onChange'>) {
  const price = value.variants[0]?.price ?? '';
  if (price === '' || value.variants.every((variant) => variant.price === price)) return null;
  return <Button size="xs" variant="subtle" onClick={() => onChange({ ...value, variants: value.variants.map((variant) => ({ ...variant, price })) })}><Trans>Give all of them the price {price}</Trans></Button>;
}

interface VariantRowProps {
  readonly name: string;
  readonly variant: VariantValues;
  readonly place: number;
  readonly currency: string;
  readonly errorOf: (pointer: string) => string | undefined;
  readonly isReadOnly: boolean;
  readonly isAlone: boolean;
  readonly hasTitle: boolean;
  readonly onChange: (field: VariantField, text: string) => void;
  readonly onRemove: () => void;
}

function VariantRow({ name, variant, place, currency, errorOf, isReadOnly, isAlone, hasTitle, onChange, onRemove }: VariantRowProps) {
  const { t } = useLingui();
  const labelled = (label: string) => ({ label, ...(isAlone ? {} : { 'aria-label': `${label}: ${name}` }) });
  const props = (field: VariantField, pointer: string) => ({
    value: variant[field], readOnly: isReadOnly, error: errorOf(`/variants/${place}/${pointer}`), [FIELD]: `/variants/${place}/${pointer}`,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => onChange(field, event.currentTarget.value),
  });
  const unit = isAlone ? { rightSection: <Text size="xs" c="dimmed">{currency}</Text>, rightSectionWidth: 46, rightSectionPointerEvents: 'none' as const } : {};
  const money = { inputMode: 'decimal' as const, dir: 'ltr' as const, autoComplete: 'off', ...unit };
  return (
    <div className={classes['variant']} role="group" aria-label={isAlone ? t`Price and stock` : name || t`New variant`}>
      {!isAlone && (hasTitle
        ? <TextInput className={classes['variantName'] ?? ''} label={t`Name`} maxLength={120} dir="auto" {...props('title', 'title')} />
        : <Text className={classes['variantName'] ?? ''} size="sm" fw={600}><bdi>{name}</bdi></Text>)}
      <TextInput {...labelled(t`Price`)} {...money} {...props('price', 'price/amount')} />
      <TextInput {...labelled(t`Before`)} description={isAlone ? t`Shown struck through` : undefined} inputWrapperOrder={['label', 'input', 'description', 'error']} {...money} {...props('compareAt', 'compare_at/amount')} />
      <TextInput {...labelled(t`Cost`)} description={isAlone ? t`Only your team sees it` : undefined} inputWrapperOrder={['label', 'input', 'description', 'error']} {...money} {...props('cost', 'cost/amount')} />
      <TextInput {...labelled(t`Stock`)} placeholder={t`Not counted`} inputMode="numeric" dir="ltr" autoComplete="off" {...props('stock', 'stock')} />
      <TextInput className={classes['sku'] ?? ''} {...labelled(t`SKU`)} maxLength={64} dir="ltr" autoComplete="off" {...props('sku', 'sku')} />
      {!isAlone && !isReadOnly && <ActionIcon variant="subtle" color="gray" size={36} aria-label={t`Remove ${name || t`New variant`}`} onClick={onRemove}><Trash2 size={16} aria-hidden /></ActionIcon>}
    </div>
  );
}
