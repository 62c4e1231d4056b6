import { useQuery } from '@tanstack/react-query';
import { Stack } from '@mantine/core';
import { assistantQuery } from '../../../shared/assistant.js';
import { useIsAtLeast, useStore } from '../../../shared/me.js';
import { Loaded } from '../../../shared/states.js';
import { BehaviourForm } from './behaviour-form.js';
import { SummarySection } from './summary-section.js';
import { Switchboard } from './switchboard.js';

export function BehaviourPage() {
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const query = useQuery(assistantQuery(store.id));
  return (
    <Loaded query={query}>
      {(assistant) => (
        <Stack gap="lg">
          <Switchboard storeId={store.id} assistant={assistant} mayChange={mayChange} />
          <SummarySection storeId={store.id} />
          <BehaviourForm storeId={store.id} assistant={assistant} mayChange={mayChange} timezone={store.timezone} />
        </Stack>
      )}
    </Loaded>
  );
}
