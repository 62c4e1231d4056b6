import type { Simulation } from '#contracts';
import { queryOptions } from '@tanstack/react-query';
import { callSimulator } from './call.js';
import { simulationKey } from './keys.js';

export const simulationQuery = (storeId: string) => queryOptions({
  queryKey: simulationKey(storeId),
  queryFn: () => callSimulator<Simulation>({ storeId, path: '' }),
});
