import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormError } from '../../page/states.js';
import { userNameText } from '../../people/user-name.js';
import { buyersQuery } from './api/find-buyers.js';
import type { Buyer } from './draft.js';

const PAUSE_MS = 200;

/** For whom the order is. */
export function BuyerField({ storeId, onChoose }: { readonly storeId: string; readonly onChoose: (buyer: Buyer) => void }) {
  const { t } = useLingui();
  const [words, setWords] = useState('');
  const [q] = useDebouncedValue(words.trim(), PAUSE_MS);
  const { data = [], isPending, error, refetch } = useQuery(buyersQuery(storeId, q));
  const buyers = data.map(({ customer: { id, name, profile_name: profile, phone, username }, conversation_id: conversationId }) => {
    const called = name ?? profile;
    const number = phone ?? (username === null ? '…' : userNameText(username));
    return { id, label: called === null ? number : `${called} · \u2068${number}\u2069`, buyer: { customerId: id, name: called ?? '', label: called ?? number, conversationId } };
  });
  return (
    <>
      <Select
        label={t`Customer`} placeholder={t`Name or number`} searchable openOnFocus={false} data-autofocus searchValue={words} onSearchChange={setWords} value={null} filter={({ options }) => options}
        data={buyers.map(({ id, label }) => ({ value: id, label }))} nothingFoundMessage={isPending ? t`Loading` : error === null && t`Nobody of this name or number has written yet.`}
        onChange={(id) => {
          const chosen = buyers.find((each) => each.id === id);
          if (chosen) onChoose(chosen.buyer);
        }}
      />
      <FormError error={error} onRetry={() => void refetch()} />
    </>
  );
}
