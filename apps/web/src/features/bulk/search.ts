const STEPS = ['template', 'recipients', 'values', 'when', 'check'] as const;

/** Which step of a draft is open. */
export interface BulkSearch { readonly step?: (typeof STEPS)[number] }

export function bulkSearch({ step }: Record<string, unknown>): BulkSearch {
  const known = STEPS.find((each) => each === step);
  return known === undefined ? {} : { step: known };
}
