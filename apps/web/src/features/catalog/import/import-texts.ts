import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ImportColumn, ImportRowError } from '../model.js';

/** What a column of a file can hold, in the order in which people look for it. */
export const COLUMN_TEXTS: Readonly<Record<ImportColumn, MessageDescriptor>> = {
  title: msg`Name`, description: msg`Description`, price: msg`Price`, compare_at: msg`Price before`, cost: msg`Cost`, currency: msg`Currency`, stock: msg`Stock`, sku: msg`SKU`, status: msg`Status`,
  category: msg`Category`, tags: msg`Tags`, search_terms: msg`Search words`, url: msg`Web address`, images: msg`Addresses of pictures`, handle: msg`Handle`, variant: msg`Name of the variant`,
  option1_name: msg`Option 1: name`, option1_value: msg`Option 1: value`, option2_name: msg`Option 2: name`, option2_value: msg`Option 2: value`, option3_name: msg`Option 3: name`, option3_value: msg`Option 3: value`,
};
export const COLUMNS = Object.keys(COLUMN_TEXTS) as ImportColumn[];

/** Name of a column that the API names; empty for the row as a whole. */
export function useColumnName(): (column: string) => string {
  const { i18n } = useLingui();
  return (column) => (Object.hasOwn(COLUMN_TEXTS, column) ? i18n._(COLUMN_TEXTS[column as ImportColumn]) : column);
}

/** What is wrong with a row, in words. */
export function useRowErrorText(): (error: ImportRowError) => string {
  const { t } = useLingui();
  return ({ code, value, other_line: other, limit }) => {
    const cell = value ?? '';
    const line = other ?? 0;
    const most = limit ?? 0;
    switch (code) {
      case 'row.too_many_cells': return t`The row has more cells than the header. Is a comma not in quotes?`;
      case 'row.unnamed': return t`The row names no product: it needs a name, a handle or a SKU.`;
      case 'text.too_long': return t`The text is longer than ${most} characters.`;
      case 'handle.invalid': return t`A handle is made of letters, digits and hyphens.`;
      case 'handle.needed': return t`A name without letters or digits needs a handle beside it.`;
      case 'status.unknown': return t`“${cell}” is no status. Write active, draft or archived.`;
      case 'url.invalid': return t`An address begins with http:// or https://.`;
      case 'stock.invalid': return t`“${cell}” is no whole number.`;
      case 'tags.invalid': return t`At most ${most} tags of up to 60 characters.`;
      case 'search_terms.invalid': return t`At most ${most} search words of up to 60 characters.`;
      case 'sku.twice': return t`The SKU “${cell}” stands in line ${line} too.`;
      case 'sku.of_other_product': return t`The SKU “${cell}” belongs to another product.`;
      case 'product.twice': return t`Line ${line} is about the same product. Give both rows its handle.`;
      case 'title.missing': return t`A new product needs a name.`;
      case 'price.missing': return t`A new product needs a price.`;
      case 'price.invalid': return t`“${cell}” is no price.`;
      case 'price.other_currency': return t`The price “${cell}” is in another currency than its currency column says.`;
      case 'currency.unknown': return t`The currency is unknown. Write a code such as EUR.`;
      case 'currency.mixed': return t`All prices of a product have one currency.`;
      case 'images.invalid': return t`An address of a picture begins with http:// or https://. Several stand with spaces between them.`;
      case 'images.too_many': return t`A product has at most ${most} pictures.`;
      case 'image.unreachable': return t`The picture at ${cell} could not be fetched. Import the file again to try once more.`;
      case 'image.refused': return t`There is no JPEG or PNG picture at ${cell}.`;
      case 'image.too_large': return t`The picture at ${cell} is larger than WhatsApp takes.`;
      case 'variants.invalid': return t`The variants of this product do not go together: each needs a name or SKU of its own, 100 at most.`;
    }
  };
}
