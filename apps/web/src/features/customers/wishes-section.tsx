import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { PackageSearch, X } from 'lucide-react';
import { useState } from 'react';
import type { Schemas } from '../../shared/api/api.js';
import { Modal } from '../../shared/page/layers.js';
import { LinkAnchor } from '../../shared/page/links.js';
import { useNotices } from '../../shared/page/notices.js';
import { FormError, Loaded } from '../../shared/page/states.js';
import { Moment } from '../../shared/formats/time.js';
import { soldOutQuery, stockWishesQuery, useNoteWish, useWithdrawWish } from './api/stock-wishes.js';
import classes from './customers.module.css';

/** What a customer wants to hear of when it is back. */
export function WishesSection({ storeId, customerId }: { readonly storeId: string; readonly customerId: string }) {
  const { t } = useLingui();
  const wishes = useQuery(stockWishesQuery(storeId, customerId));
  const [isAsking, dialog] = useDisclosure(false);
  return (
    <Stack gap="md" align="stretch">
      <Loaded query={wishes} skeleton={null}>
        {(all) => (all.length === 0 ? <Text size="sm" c="dimmed"><Trans>Nothing. With a rule for “back in stock” switched on, the assistant asks about what is sold out.</Trans></Text> : (
          <ul className={classes['kept']} aria-label={t`Waits for`}>{all.map((wish) => <Wish key={wish.id} storeId={storeId} customerId={customerId} wish={wish} />)}</ul>
        ))}
      </Loaded>
      <div><Button size="compact-sm" variant="default" leftSection={<PackageSearch size={14} aria-hidden />} onClick={dialog.open}><Trans>Note a wish</Trans></Button></div>
      <Modal opened={isAsking} onClose={dialog.close} title={t`What do they wait for?`} closeButtonProps={{ 'aria-label': t`Close` }}>
        <WishForm storeId={storeId} customerId={customerId} onClose={dialog.close} />
      </Modal>
    </Stack>
  );
}

function Wish({ storeId, customerId, wish }: { readonly storeId: string; readonly customerId: string; readonly wish: Schemas['StockWishDto'] }) {
  const { t } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const withdraw = useWithdrawWish(storeId, customerId);
  const notices = useNotices();
  const isOpen = wish.told_at === null && wish.withdrawn_at === null;
  const name = wish.variant_title === '' ? wish.product_title : `${wish.product_title} · ${wish.variant_title}`;
  return (
    <li>
      <div>
        <LinkAnchor to="/s/$storeSlug/catalog/$productId" params={{ storeSlug, productId: wish.product_id }} size="sm" fw={500} dir="auto">{name}</LinkAnchor>
        <Text size="xs" c="dimmed">
          {wish.told_at !== null ? <Trans>Told <Moment at={wish.told_at} /></Trans>
            : wish.withdrawn_at !== null ? <Trans>Taken back <Moment at={wish.withdrawn_at} /></Trans>
              : wish.returned_at !== null ? <Trans>Back <Moment at={wish.returned_at} />, not told yet</Trans> : <Trans>Waits since <Moment at={wish.created_at} /></Trans>}
        </Text>
      </div>
      {isOpen && <ActionIcon variant="subtle" color="gray" aria-label={t`They do not wait for ${name} any more`} onClick={() => withdraw.mutate(wish.id, { onError: (error) => notices.failed(error) })}><X size={15} aria-hidden /></ActionIcon>}
    </li>
  );
}

const AFTER_MS = 250;

function WishForm({ storeId, customerId, onClose }: { readonly storeId: string; readonly customerId: string; readonly onClose: () => void }) {
  const { t } = useLingui();
  const note = useNoteWish(storeId, customerId);
  const [chosen, setChosen] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [settled] = useDebouncedValue(words, AFTER_MS);
  const { data: known } = useQuery({ ...soldOutQuery(storeId, ''), staleTime: 60_000 });
  // What is chosen stands in the field: it is no question.
  const lookUp = useQuery(soldOutQuery(storeId, known?.some(({ title }) => title === settled) ? '' : settled));
  const found = lookUp.data ?? known ?? [];
  return (
    <Stack>
      <Text size="sm" c="dimmed"><Trans>Only when they said that they want to know. A notification rule for “back in stock” writes to them.</Trans></Text>
      <Select
        label={t`Sold out now`} placeholder={t`Search products`} searchable openOnFocus={false} data-autofocus value={chosen} data={found.map(({ id, title }) => ({ value: id, label: title }))} filter={({ options }) => options}
        nothingFoundMessage={lookUp.isPending ? t`Loading` : lookUp.error === null && t`Nothing of that name is sold out`} onSearchChange={setWords} onChange={setChosen}
      />
      <FormError error={lookUp.error} onRetry={() => void lookUp.refetch()} />
      <FormError error={note.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button>
        <Button disabled={chosen === null} loading={note.isPending} onClick={() => (chosen === null ? undefined : note.mutate(chosen, { onSuccess: onClose }))}><Trans>Note it</Trans></Button>
      </Group>
    </Stack>
  );
}
