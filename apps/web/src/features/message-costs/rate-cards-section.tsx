import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Plus, ReceiptText, Trash2 } from 'lucide-react';
import { useConfirm } from '../../shared/page/confirm.js';
import { dateFormat } from '../../shared/formats/formats.js';
import { List, ListRow } from '../../shared/list/list.js';
import type { Store } from '../../shared/people/me.js';
import { useNotices } from '../../shared/page/notices.js';
import { Section } from '../../shared/page/page.js';
import { Loaded, State } from '../../shared/page/states.js';
import { type RateCard, rateCardsQuery, useDeleteRateCard } from './api/rate-cards.js';
import { RateCardDialog } from './rate-card-dialog.js';

/** What WhatsApp charges, from which day on. */
export function RateCardsSection({ store, mayChange }: { readonly store: Store; readonly mayChange: boolean }) {
  const { t } = useLingui();
  const query = useQuery(rateCardsQuery(store.id));
  const [isAdding, add] = useDisclosure(false);
  const button = mayChange && <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={add.open}><Trans>Add a rate card</Trans></Button>;
  return (
    <Section p={0} title={t`Rate cards`} description={<Trans>WhatsApp tells what a message was charged as, but not how much: the amounts stand in its rate cards, one for each currency.</Trans>} actions={query.data && query.data.length > 0 && button}>
      <Loaded query={query}>
        {(cards) => (cards.length === 0
          ? <State icon={ReceiptText} title={<Trans>No rate card yet</Trans>} actions={button}><Trans>Download the card of your currency from WhatsApp&apos;s pricing page and add the file here.</Trans></State>
          : <List label={t`Rate cards`}>{cards.map((card, index) => <RateCardRow key={card.id} store={store} card={card} isNewest={index === 0} mayChange={mayChange} />)}</List>)}
      </Loaded>
      {isAdding && <RateCardDialog store={store} onClose={add.close} />}
    </Section>
  );
}

function RateCardRow({ store, card, isNewest, mayChange }: { readonly store: Store; readonly card: RateCard; readonly isNewest: boolean; readonly mayChange: boolean }) {
  const { t, i18n } = useLingui();
  const confirm = useConfirm();
  const notices = useNotices();
  const remove = useDeleteRateCard(store.id);
  const day = dateFormat(i18n.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(card.effective_from));
  const countries = new Set(card.rates.map(({ country }) => country)).size;
  const ask = (): void => confirm({
    title: t`Remove this rate card?`, body: <Trans>What was sent since {day} is then counted by an older card, or has no price.</Trans>, action: t`Remove`,
    run: () => remove.mutate(card.id, { onSuccess: () => notices.done(t`The rate card was removed`), onError: notices.failed }),
  });
  return (
    <ListRow>
      <Stack gap={0} flex="1 1 200px">
        <Group gap={8}><Text size="sm" fw={600}><Trans>From {day} on</Trans></Text>{isNewest && <Text size="xs" c="dimmed"><Trans>newest</Trans></Text>}</Group>
        <Text size="xs" c="dimmed">{card.currency} · <Plural value={countries} one="# country or group" other="# countries or groups" /></Text>
      </Stack>
      {mayChange && <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Remove the card from ${day}`} loading={remove.isPending} onClick={ask}><Trash2 size={16} aria-hidden /></ActionIcon>}
    </ListRow>
  );
}
