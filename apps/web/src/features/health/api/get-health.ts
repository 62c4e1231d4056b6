import { queryOptions } from '@tanstack/react-query';
import type { Schemas } from '../../../shared/api/api.js';

export type HealthReport = Schemas['HealthDto'];
export const EVERY_MS = 10_000;

/** A report also comes with 503: then it says what does not work. Undefined parts mean that nobody answers at all. */
export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: async ({ signal }): Promise<HealthReport | 'unreachable'> => {
    try {
      const answer = await fetch('/health/ready', { signal });
      return (await answer.json()) as HealthReport;
    } catch (error) {
      if (signal.aborted) throw error;
      return 'unreachable';
    }
  },
  refetchInterval: EVERY_MS,
  staleTime: 0,
});
