import type { SimulatedAct } from '#contracts';
import { createContext, use } from 'react';
import type { SimulatorLine } from '../api/call.js';

export interface PhoneHands {
  readonly line: SimulatorLine;
  /** Digits or id of whose phone it is. */
  readonly customerKey: string;
  readonly act: (act: SimulatedAct) => void;
}
export const PhoneHandsContext = createContext<PhoneHands | undefined>(undefined);

/** What a finger can do in the bubbles of a phone. */
export function usePhoneHands(): PhoneHands {
  const hands = use(PhoneHandsContext);
  if (!hands) throw new Error('a bubble lies on no phone');
  return hands;
}
