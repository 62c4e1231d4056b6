import type { Schemas } from '../../../shared/api/api.js';

/** How a limit of the plan stands as one of the checks: reached, it keeps the assistant silent. */
export function limitState({ state }: Pick<Schemas['UsageMeterDto'], 'state'>): 'ok' | 'warning' | 'problem' {
  switch (state) {
    case 'ok': return 'ok';
    case 'warning': case 'critical': return 'warning';
    case 'reached': return 'problem';
  }
}
