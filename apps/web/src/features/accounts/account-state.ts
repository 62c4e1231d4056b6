import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { CircleAlert, CircleCheck, CircleDashed, CirclePause, type LucideIcon, Power } from 'lucide-react';
import type { Account } from './api/list-accounts.js';
import { OTHER_NUMBER } from '../../shared/phone-link/pause-codes.js';

export interface AccountState {
  readonly icon: LucideIcon;
  readonly color: string;
  readonly text: MessageDescriptor;
}

const STATES = {
  inactive: { icon: Power, color: 'gray', text: msg`Inactive` },
  paused: { icon: CirclePause, color: 'red', text: msg`Paused` },
  broken: { icon: CircleAlert, color: 'red', text: msg`Action needed` },
  connected: { icon: CircleCheck, color: 'green', text: msg`Connected` },
  unchecked: { icon: CircleDashed, color: 'gray', text: msg`Not tested yet` },
} as const satisfies Record<string, AccountState>;

/** What people need to know of an account first. */
export function stateOf(account: Account, canBeChecked: boolean): AccountState {
  if (account.status === 'inactive') return STATES.inactive;
  if (account.paused) return account.paused.code === OTHER_NUMBER ? STATES.broken : STATES.paused;
  if (account.problems.some(({ blocking }) => blocking)) return STATES.broken;
  return account.number_confirmed_at !== null || !canBeChecked ? STATES.connected : STATES.unchecked;
}
