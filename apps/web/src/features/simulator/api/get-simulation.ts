import type { Simulation } from '#contracts';
import { queryOptions } from '@tanstack/react-query';
import { callSimulator, type SimulatorLine } from './call.js';
import { numberKey } from './keys.js';

export const simulationQuery = (line: SimulatorLine) => queryOptions({
  queryKey: numberKey(line),
  queryFn: () => callSimulator<Simulation>({ line, path: '' }),
  // While another number of the store is asked for, the page stays as it is, with the focus where it was.
  placeholderData: (before, query) => (query?.queryKey[1] === line.storeId ? before : undefined),
});
