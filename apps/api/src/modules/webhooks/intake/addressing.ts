import type { ElementAddress, Routing } from '#providers/contract';
import type { OpenAccount } from '../../accounts/index.js';

/** Whom a body is for. Nothing of it is verified yet. */
export interface Addressees {
  /** Accounts to which at least one element of the body is addressed. */
  readonly accounts: readonly OpenAccount[];
  /** Addresses with a number that no account has. */
  readonly strays: readonly (ElementAddress & { readonly numberId: string })[];
}

/**
 * A number is for the account that has exactly this number, an element without a number for all accounts of its business.
 * @param found every account that the routing names in some way
 */
export function addresseesOf(routing: Routing, found: readonly OpenAccount[]): Addressees {
  if (!routing.addresses) return { accounts: found, strays: [] };
  const known = new Set(found.map((account) => account.numberId));
  const numbers = new Set<string>();
  const businesses = new Set<string>();
  const strays: (ElementAddress & { numberId: string })[] = [];
  for (const { numberId, businessIds } of routing.addresses) {
    if (numberId === undefined) for (const id of businessIds) businesses.add(id);
    else if (known.has(numberId)) numbers.add(numberId);
    else strays.push({ numberId, businessIds });
  }
  return { accounts: found.filter((account) => numbers.has(account.numberId) || businesses.has(account.businessId)), strays };
}
