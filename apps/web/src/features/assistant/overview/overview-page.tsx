import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { assistantQuery } from '../../../shared/assistant/assistant.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { Loaded } from '../../../shared/page/states.js';
import { SummarySection } from './summary-section.js';
import { Switchboard } from './switchboard.js';
import { TimingForm } from './timing-form.js';

/** Whether and when it answers, and how it does. */
export function OverviewPage() {
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const query = useQuery(assistantQuery(store.id));
  return (
    <Loaded query={query}>
      {(assistant) => (
        <Stack gap="lg">
          <Switchboard storeId={store.id} assistant={assistant} mayChange={mayChange} />
          <SummarySection storeId={store.id} />
          <TimingForm storeId={store.id} assistant={assistant} mayChange={mayChange} timezone={store.timezone} />
        </Stack>
      )}
    </Loaded>
  );
}
