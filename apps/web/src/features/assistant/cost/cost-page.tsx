import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { assistantQuery } from '../../../shared/assistant/assistant.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { Loaded } from '../../../shared/page/states.js';
import { costsQuery } from '../api/get-costs.js';
import { BudgetForm } from './budget-form.js';
import { SpendingSection } from './spending-section.js';

/** What models cost, and how much they may. */
export function CostPage() {
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const costs = useQuery(costsQuery(store.id));
  const assistant = useQuery(assistantQuery(store.id));
  return (
    <Stack gap="lg">
      <Loaded query={costs}>{(data) => <SpendingSection store={store} costs={data} hasModel={assistant.data?.model !== null} />}</Loaded>
      <Loaded query={assistant}>{(data) => <BudgetForm store={store} budget={data.budget} mayChange={mayChange} />}</Loaded>
    </Stack>
  );
}
