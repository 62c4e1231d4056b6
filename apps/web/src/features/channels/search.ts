/** The step of the wizard that is in the address, from 1. Without it people come to where they were. */
export interface SetupSearch { readonly step?: number }

export function setupSearch(search: Record<string, unknown>): SetupSearch {
  const step = Number(search['step']);
  return Number.isInteger(step) && step > 0 && step < 20 ? { step } : {};
}
