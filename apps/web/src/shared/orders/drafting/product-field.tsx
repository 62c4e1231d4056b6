import { Trans, useLingui } from '@lingui/react/macro';
import { Combobox, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Package, Search } from 'lucide-react';
import { type Ref, useState } from 'react';
import type { Schemas } from '../../api/api.js';
import { mediaAddress } from '../../message/media-address.js';
import { formatMoney } from '../../formats/money.js';
import { sellableQuery } from '../../products/sellable.js';
import { FormError } from '../../page/states.js';
import type { DraftLine } from './draft.js';
import classes from './drafting.module.css';

const PAUSE_MS = 200;
type Product = Schemas['ProductDto'];

interface ProductFieldProps {
  readonly storeId: string;
  /** Only what is sold in it can be in the order. */
  readonly currency: string;
  readonly onPick: (line: Omit<DraftLine, 'quantity'>) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Looks products and their variants up in the catalog; what is chosen becomes a line, and one can go on typing. */
export function ProductField({ storeId, currency, onPick, ref }: ProductFieldProps) {
  const { t, i18n } = useLingui();
  const [words, setWords] = useState('');
  const [q] = useDebouncedValue(words.trim(), PAUSE_MS);
  const { data: products = [], isPending, isFetching, error, refetch } = useQuery(sellableQuery(storeId, q));
  const offers = products.flatMap((product) => product.variants.map((variant) => ({ product, variant, name: nameOf(product, variant) })));
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const pick = (variantId: string): void => {
    const offer = offers.find(({ variant }) => variant.id === variantId);
    if (offer) onPick({ variant_id: variantId, name: offer.name });
    setWords('');
    combobox.closeDropdown();
  };
  return (
    <>
      <Combobox store={combobox} onOptionSubmit={pick}>
        <Combobox.Target>
          <TextInput
            ref={ref} label={t`Add products`} placeholder={t`Search the catalog`} leftSection={<Search size={15} aria-hidden />} value={words} maxLength={100} dir="auto" data-autofocus autoFocus
            onChange={(event) => {
              setWords(event.currentTarget.value);
              combobox.openDropdown();
              combobox.resetSelectedOption();
            }}
            onClick={() => combobox.openDropdown()} onBlur={() => combobox.closeDropdown()}
            onKeyDown={(event) => {
              // Enter takes the first one found, once what was typed has been looked for.
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              const [first] = offers;
              if (combobox.getSelectedOptionIndex() === -1 && combobox.dropdownOpened && words.trim() === q && q !== '' && !isFetching && first?.variant.price.currency === currency) pick(first.variant.id);
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={error !== null && offers.length === 0}>
          <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={t`Products`}>
            {offers.map(({ product, variant, name }) => (
              <Combobox.Option key={variant.id} value={variant.id} disabled={variant.price.currency !== currency}>
                <span className={classes['offer']}>
                  {product.images[0] ? <img src={mediaAddress(storeId, product.images[0].media_id)} alt="" loading="lazy" /> : <span className={classes['noPhoto']}><Package size={16} aria-hidden /></span>}
                  <span className={classes['words']}>
                    <span><bdi>{name}</bdi></span>
                    <span className={classes['quiet']}><Stock stock={variant.stock} />{variant.sku !== null && <bdi dir="ltr">{variant.sku}</bdi>}</span>
                  </span>
                  <span className={classes['figure']}>{formatMoney(variant.price, i18n.locale)}</span>
                </span>
              </Combobox.Option>
            ))}
            {offers.length === 0 && <Combobox.Empty>{isPending ? <Trans>Loading</Trans> : q === '' ? <Trans>The catalog has no active products yet.</Trans> : <Trans>Nothing matches your search.</Trans>}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <FormError error={error} onRetry={() => void refetch()} />
    </>
  );
}

function nameOf({ title, variants }: Product, variant: Product['variants'][number]): string {
  return variants.length > 1 && variant.title !== '' ? `${title}, ${variant.title}` : title;
}

function Stock({ stock }: { readonly stock: number | null }) {
  if (stock === null) return null;
  return stock > 0 ? <span><Trans>{stock} in stock</Trans></span> : <Text span inherit c="red"><Trans>None left</Trans></Text>;
}
