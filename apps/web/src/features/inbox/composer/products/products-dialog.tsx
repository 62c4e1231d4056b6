import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Chip, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Dialog } from '../../../../shared/page/dialog.js';
import { Loaded } from '../../../../shared/page/states.js';
import { mediaAddress } from '../../../../shared/message/media-address.js';
import type { OutgoingContent } from '../../model.js';
import { sellableQuery } from '../../../../shared/products/sellable.js';
import { useMakePicture } from './make-picture.js';
import { type PictureKind, pictureKinds } from './picture-kinds.js';
import { type Product, productContent, productsContent } from './product-content.js';
import { ProductPicks } from './product-picks.js';
import classes from './products.module.css';

interface ProductsDialogProps {
  readonly storeId: string;
  readonly onClose: () => void;
  readonly onSend: (content: OutgoingContent) => void;
}
type Form = 'words' | PictureKind;

/** Products of the catalog: one goes out with its photo, several as a list to choose from, or all on one picture. */
export function ProductsDialog({ storeId, onClose, onSend }: ProductsDialogProps) {
  const { t, i18n } = useLingui();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<readonly Product[]>([]);
  const [form, setForm] = useState<Form>('words');
  const q = useDeferredValue(search.trim());
  const query = useQuery(sellableQuery(storeId, q));
  const making = useMakePicture(storeId);
  const draw = (next: Form, products: readonly Product[]): void => {
    setForm(next);
    making.reset();
    if (next !== 'words') making.mutate({ kind: next, product_ids: products.map(({ id }) => id) }, { onError: () => setForm('words') });
  };
  const change = (next: readonly Product[]): void => {
    setChosen(next);
    draw(form !== 'words' && pictureKinds(next).includes(form) ? form : 'words', next);
  };
  const toggle = (product: Product): void => change(chosen.some(({ id }) => id === product.id) ? chosen.filter(({ id }) => id !== product.id) : [...chosen, product]);
  const [first] = chosen;
  const send = (): void => {
    if (form !== 'words' && making.data) onSend({ kind: 'image', media_id: making.data.id });
    else if (form === 'words' && first) onSend(chosen.length === 1 ? productContent(i18n.locale, first) : productsContent(i18n.locale, chosen, t`Have a look at these:`, t`See products`));
  };
  return (
    <Dialog onClose={onClose} title={t`Send products`} size="lg">
      <Stack gap="sm">
        <TextInput value={search} onChange={(event) => setSearch(event.currentTarget.value)} leftSection={<Search size={15} aria-hidden />} placeholder={t`Search the catalog`} aria-label={t`Search the catalog`} data-autofocus dir="auto" />
        <Loaded query={query}>{(products) => <ProductPicks storeId={storeId} products={products} chosen={chosen} isSearch={q !== ''} onToggle={toggle} />}</Loaded>
        <Forms chosen={chosen} form={form} onChoose={(next) => draw(next, chosen)} />
        {form !== 'words' && <div className={classes['picture']} role="status">{making.data ? <img src={mediaAddress(storeId, making.data.id)} alt={t`The picture that is sent`} /> : making.isPending && <Text size="sm" c="dimmed"><Trans>Drawing the picture…</Trans></Text>}</div>}
        <Group justify="space-between">
          <Text size="sm" c="dimmed" role="status">{form === 'words' && <Summary chosen={chosen} />}</Text>
          <Group gap="xs"><Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button><Button onClick={send} disabled={!first || (form !== 'words' && !making.data)}><Trans>Send</Trans></Button></Group>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Summary({ chosen }: { readonly chosen: readonly Product[] }) {
  const [first] = chosen;
  if (chosen.length > 1) return <Plural value={chosen.length} one="# product, as a list" other="# products, as a list" />;
  return first && (first.images.length > 0 ? <Trans>One product, with its photo</Trans> : <Trans>One product</Trans>);
}

/** How the products go out, where there is a choice. */
function Forms({ chosen, form, onChoose }: { readonly chosen: readonly Product[]; readonly form: Form; readonly onChoose: (form: Form) => void }) {
  const { t } = useLingui();
  const kinds = pictureKinds(chosen);
  if (kinds.length === 0) return null;
  const labels: Readonly<Record<Form, string>> = { words: chosen.length > 1 ? t`List` : t`Message`, menu: t`Price list`, comparison: t`Side by side`, offer: t`Offer` };
  return (
    <div className={classes['forms']} role="radiogroup" aria-labelledby="product-form">
      <Text size="sm" fw={500} id="product-form"><Trans>Send as</Trans></Text>
      <Chip.Group value={form} onChange={(value) => onChoose(value as Form)}>
        {(['words', ...kinds] as const).map((value) => <Chip key={value} value={value} size="xs">{labels[value]}</Chip>)}
      </Chip.Group>
    </div>
  );
}
