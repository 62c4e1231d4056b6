/** What of the simulator is in the address. */
export interface SimulatorSearch {
  /** Whose phone is shown. */
  readonly customer?: string;
}

/** Reads the address; what makes no sense is left out. Digits alone arrive as a number. */
export function simulatorSearch(search: Record<string, unknown>): SimulatorSearch {
  const customer = typeof search['customer'] === 'number' ? String(search['customer']) : search['customer'];
  return typeof customer === 'string' && /^[\w.]{1,80}$/.test(customer) ? { customer } : {};
}
