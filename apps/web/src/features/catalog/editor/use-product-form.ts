import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ApiError } from '../../../shared/api/api.js';
import { fieldText } from '../../../shared/form/field-texts.js';
import { withTyped } from '../../../shared/form/take-saved.js';
import type { Product } from '../model.js';
import { type Photo, type ProductValues, readValues, valuesOf, type WrongField } from './product-values.js';
import { withKeysOf } from './variants.js';

export interface ProductForm {
  readonly values: ProductValues;
  readonly isDirty: boolean;
  /** What is wrong with a field, by its pointer. */
  errorOf(pointer: string): string | undefined;
  change(part: Partial<ProductValues>): void;
  /** As `change`, for photos that arrive at a time of their own. */
  changePhotos(next: (photos: readonly Photo[]) => readonly Photo[]): void;
  /** Back to what is stored. */
  reset(): void;
  /** What to send; undefined when something has to be corrected first. */
  read(): ReturnType<typeof readValues>['input'] | undefined;
  /** Shows what the API found wrong beside the fields. True when every complaint found its field. */
  refuse(error: unknown): boolean;
  /** What is stored now is what is in the fields, but for what was typed after `sent`. */
  settle(product: Product, sent?: ProductValues): void;
}

/** Name of the field that a pointer is about, as an attribute on the page. */
export const FIELD = 'data-field';

/** The fields of a product, what is wrong with them, and whether they differ from what is stored. */
export function useProductForm(product: Product | undefined, currency: string): ProductForm {
  const { t, i18n } = useLingui();
  const [stored, setStored] = useState(() => valuesOf(product, i18n.locale));
  const [values, setValues] = useState(stored);
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const texts: Record<WrongField, string> = {
    title: t`Give the product a name`, url: t`An address begins with https://`, option: t`Give each option a name of its own`, price: t`Write a price in ${currency}`,
    compareAt: t`Write a price in ${currency}, or nothing`, cost: t`Write a price in ${currency}, or nothing`, stock: t`Write a whole number, or nothing`, sku: t`This does not look right.`,
  };
  const show = (found: ReadonlyMap<string, string>): void => {
    setErrors(found);
    requestAnimationFrame(() => focusFirst([...found.keys()]));
  };
  return {
    values, isDirty: values !== stored && JSON.stringify(readValues(values, currency).input) !== JSON.stringify(readValues(stored, currency).input),
    errorOf: (pointer) => errors.get(pointer),
    change: (part) => {
      setValues((known) => ({ ...known, ...part }));
      setErrors((known) => (known.size > 0 ? new Map() : known));
    },
    changePhotos: (next) => setValues((known) => ({ ...known, photos: next(known.photos) })),
    reset: () => {
      setValues(stored);
      setErrors(new Map());
    },
    read: () => {
      const { input, wrong } = readValues(values, currency);
      if (wrong.length === 0) return input;
      show(new Map(wrong.map(({ pointer, field }) => [pointer, texts[field]])));
      return undefined;
    },
    refuse: (error) => {
      const fields = error instanceof ApiError ? error.details.fields ?? [] : [];
      const known = fields.filter(({ pointer }) => fieldElement(pointer) !== null);
      if (known.length > 0) show(new Map(known.map((field) => [field.pointer, fieldText(field)])));
      return fields.length > 0 && known.length === fields.length;
    },
    settle: (saved, sent) => {
      const read = valuesOf(saved, i18n.locale);
      const next = sent === undefined ? read : { ...read, variants: withKeysOf(sent.variants, read.variants) };
      setStored(next);
      setValues((now) => (sent === undefined ? next : withTyped(now, sent, next)));
      setErrors(new Map());
    },
  };
}

function fieldElement(pointer: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[${FIELD}="${CSS.escape(pointer)}"]`);
}
function focusFirst(pointers: readonly string[]): void {
  const elements = pointers.flatMap((pointer) => fieldElement(pointer) ?? []);
  const first = elements.toSorted((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))[0];
  first?.focus();
}
