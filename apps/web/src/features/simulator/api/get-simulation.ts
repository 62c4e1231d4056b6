import type { Simulation } from '#contracts';
import { queryOptions } from '@tanstack/react-query';
import { callSimulator, type SimulatorLine } from './call.js';
import { numberKey } from './keys.js';

export const simulationQuery = (line: SimulatorLine) => queryOptions({
  queryKey: numberKey(line),
  queryFn: () => callSimulator<Simulation>({ line, path: '' }),
});
