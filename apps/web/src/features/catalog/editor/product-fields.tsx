import { givesOrders } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Input, SegmentedControl, Stack, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import { Section } from '../../../shared/page/page.js';
import { STATUSES } from '../search.js';
import { STATUS_TEXTS } from '../status-texts.js';
import { OptionsEditor } from './options-editor.js';
import { Photos } from './photos.js';
import { CategoryField } from './category-field.js';
import { FIELD, type ProductForm } from './use-product-form.js';
import type { PhotoUploads } from './use-photos.js';
import { hasOwnTitles, withOptions } from './variants.js';
import { VariantsGrid } from './variants-grid.js';
import classes from './editor.module.css';

interface ProductFieldsProps {
  readonly storeId: string;
  readonly form: ProductForm;
  readonly uploads: PhotoUploads;
  readonly currency: string;
  readonly isReadOnly: boolean;
}

const trimmed = (texts: readonly string[]): string[] => [...new Set(texts.map((text) => text.trim().slice(0, 60)).filter((text) => text !== ''))];

export function ProductFields({ storeId, form, uploads, currency, isReadOnly }: ProductFieldsProps) {
  const { t, i18n } = useLingui();
  const { values, change, errorOf } = form;
  const field = (pointer: string) => ({ readOnly: isReadOnly, error: errorOf(pointer), [FIELD]: pointer });
  return (
    <>
      <Section>
        <Stack>
          <TextInput label={t`Name`} maxLength={200} dir="auto" value={values.title} onChange={(event) => change({ title: event.currentTarget.value })} {...field('/title')} />
          <Textarea label={t`Description`} description={t`The assistant answers questions from it, and shows its beginning under the photo.`} autosize minRows={4} maxRows={14} maxLength={10_000} dir="auto" value={values.description} onChange={(event) => change({ description: event.currentTarget.value })} {...field('/description')} />
          {givesOrders(values.description) && <Text size="sm" c="red"><Trans>Left out: it reads like orders to the assistant. Write it for customers, and it is used.</Trans></Text>}
          <div>
            <Input.Label component="div" id="product-status">{t`Status`}</Input.Label>
            <SegmentedControl classNames={{ label: classes['status'] ?? '' }} display="flex" w="fit-content" maw="100%" mt={2} aria-labelledby="product-status" data={STATUSES.map((value) => ({ value, label: i18n._(STATUS_TEXTS[value]) }))} value={values.status} readOnly={isReadOnly} onChange={(status) => change({ status })} />
          </div>
        </Stack>
      </Section>
      <Section title={t`Photos`}><Photos storeId={storeId} photos={values.photos} uploads={uploads} isReadOnly={isReadOnly} onChange={form.changePhotos} /></Section>
      <Section title={t`Price, stock and variants`}>
        <Stack>
          {!hasOwnTitles(values.variants) && <OptionsEditor options={values.variants.options} errorOf={errorOf} isReadOnly={isReadOnly} onChange={(options) => change({ variants: withOptions(values.variants, options) })} />}
          <VariantsGrid value={values.variants} currency={currency} errorOf={errorOf} isReadOnly={isReadOnly} onChange={(variants) => change({ variants })} />
        </Stack>
      </Section>
      <Section title={t`How it is found`}>
        <Stack>
          <CategoryField storeId={storeId} value={values.category} onChange={(category) => change({ category })} field={field('/category')} />
          <TagsInput label={t`Tags`} description={t`Groups such as kitchen or gifts.`} placeholder={values.tags.length === 0 ? t`Type one, then Enter` : ''} value={[...values.tags]} maxTags={50} splitChars={[',', ';']} acceptValueOnBlur dir="auto" onChange={(tags) => change({ tags: trimmed(tags) })} {...field('/tags')} />
          <TagsInput label={t`Search words`} description={t`Other words that customers use for it, in any language. They are not shown to anybody.`} placeholder={values.searchTerms.length === 0 ? t`Type one, then Enter` : ''} value={[...values.searchTerms]} maxTags={100} splitChars={[',', ';']} acceptValueOnBlur dir="auto" onChange={(terms) => change({ searchTerms: trimmed(terms) })} {...field('/search_terms')} />
          <TextInput label={t`Web address`} description={t`Where it is in your web shop, if it is there.`} type="url" dir="ltr" maxLength={1000} value={values.url} onChange={(event) => change({ url: event.currentTarget.value })} {...field('/url')} />
        </Stack>
      </Section>
    </>
  );
}
