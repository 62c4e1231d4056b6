import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Package, Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Loaded } from '../../../../shared/states.js';
import { mediaAddress } from '../../../../shared/message/media-address.js';
import type { OutgoingContent } from '../../model.js';
import { sellableQuery } from './list-sellable.js';
import { LIST_MOST, priceText, type Product, productContent, productsContent } from './product-content.js';
import classes from './products.module.css';

interface ProductsDialogProps {
  readonly storeId: string;
  readonly onClose: () => void;
  readonly onSend: (content: OutgoingContent) => void;
}

/** Products of the catalog: one goes out with its photo, several as a list to choose from. */
export function ProductsDialog({ storeId, onClose, onSend }: ProductsDialogProps) {
  const { t, i18n } = useLingui();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<readonly Product[]>([]);
  const q = useDeferredValue(search.trim());
  const query = useQuery(sellableQuery(storeId, q));
  const toggle = (product: Product): void => setChosen(chosen.some(({ id }) => id === product.id) ? chosen.filter(({ id }) => id !== product.id) : [...chosen, product]);
  const [first] = chosen;
  const send = (): void => {
    if (first) onSend(chosen.length === 1 ? productContent(i18n.locale, first) : productsContent(i18n.locale, chosen, t`Have a look at these:`, t`See products`));
  };
  return (
    <Modal opened onClose={onClose} title={t`Send products`} size="lg" closeButtonProps={{ 'aria-label': t`Close` }}>
      <Stack gap="sm">
        <TextInput value={search} onChange={(event) => setSearch(event.currentTarget.value)} leftSection={<Search size={15} aria-hidden />} placeholder={t`Search the catalog`} aria-label={t`Search the catalog`} data-autofocus dir="auto" />
        <Loaded query={query}>
          {(products) => (
            <ul className={classes['products']} aria-label={t`Products`}>
              {products.length === 0 && <Text size="sm" c="dimmed" ta="center" py="lg" component="li">{q === '' ? <Trans>The catalog has no active products yet.</Trans> : <Trans>Nothing matches your search.</Trans>}</Text>}
              {products.map((product) => {
                const isChosen = chosen.some(({ id }) => id === product.id);
                return (
                  <li key={product.id}>
                    <label className={classes['product']} data-chosen={isChosen || undefined}>
                      <Checkbox size="sm" checked={isChosen} disabled={!isChosen && chosen.length >= LIST_MOST} onChange={() => toggle(product)} aria-label={product.title} />
                      {product.images[0] ? <img src={mediaAddress(storeId, product.images[0].media_id)} alt="" loading="lazy" /> : <span className={classes['noPhoto']}><Package size={18} aria-hidden /></span>}
                      <span className={classes['words']}><bdi className={classes['name']}>{product.title}</bdi><span dir="auto">{product.description}</span></span>
                      <bdi className={classes['price']}>{priceText(i18n.locale, product)}</bdi>
                    </label>
                  </li>
                );
              })}
            </ul>
          )}
        </Loaded>
        <Group justify="space-between">
          <Text size="sm" c="dimmed" role="status">{chosen.length > 1 ? <Plural value={chosen.length} one="# product, as a list" other="# products, as a list" /> : first && (first.images.length > 0 ? <Trans>One product, with its photo</Trans> : <Trans>One product</Trans>)}</Text>
          <Group gap="xs"><Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button><Button onClick={send} disabled={!first}><Trans>Send</Trans></Button></Group>
        </Group>
      </Stack>
    </Modal>
  );
}
