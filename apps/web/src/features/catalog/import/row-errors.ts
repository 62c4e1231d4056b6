import { useLingui } from '@lingui/react/macro';
import type { Schemas } from '../../../shared/api/api.js';
import type { ImportRowError } from '../../../shared/import/import-kind.js';
import { useCommonRowError } from '../../../shared/import/row-texts.js';

/** What is wrong with a row of a product file, in words. */
export function useProductRowError(): (error: ImportRowError) => string {
  const { t } = useLingui();
  const common = useCommonRowError('active, draft, archived');
  return (error) => {
    const code = error.code as Schemas['ImportErrorDto']['code'];
    const cell = error.value ?? '';
    const line = error.other_line ?? 0;
    const most = error.limit ?? 0;
    switch (code) {
      case 'row.too_many_cells': case 'text.too_long': case 'status.unknown': case 'search_terms.invalid': return common({ ...error, code });
      case 'row.unnamed': return t`The row names no product: it needs a name, a handle or a SKU.`;
      case 'handle.invalid': return t`A handle is made of letters, digits and hyphens.`;
      case 'handle.needed': return t`A name without letters or digits needs a handle beside it.`;
      case 'url.invalid': return t`An address begins with http:// or https://.`;
      case 'stock.invalid': return t`“${cell}” is no whole number.`;
      case 'tags.invalid': return t`At most ${most} tags of up to 60 characters.`;
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
