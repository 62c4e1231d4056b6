/** What of the simulator is in the address. */
export interface SimulatorSearch {
  /** Whose phone is shown. */
  readonly customer?: string;
  /** To which of the store's numbers the customer writes; the first when missing. */
  readonly account?: string;
}

/** Reads the address; what makes no sense is left out. Digits alone arrive as a number. */
export function simulatorSearch(search: Record<string, unknown>): SimulatorSearch {
  const { customer: given, account } = search;
  const customer = typeof given === 'number' ? String(given) : given;
  return {
    ...(typeof customer === 'string' && /^[\w.]{1,80}$/.test(customer) ? { customer } : {}),
    ...(typeof account === 'string' && /^\w{1,60}$/.test(account) ? { account } : {}),
  };
}
