import type { SimulatedBubble } from '#contracts';
import { useEffect, useState } from 'react';
import { simulatorAddress, type SimulatorLine } from './api/call.js';

export interface PhoneScreen {
  readonly bubbles: readonly SimulatedBubble[];
  readonly isTyping: boolean;
  /** False until the phone has answered, and while it cannot be reached. */
  readonly isConnected: boolean;
}
const OFF: PhoneScreen = { bubbles: [], isTyping: false, isConnected: false };

/** What is on a customer's screen right now. Put a `key` of the customer on the component that calls it. */
export function usePhone({ storeId, account }: SimulatorLine, customerKey: string): PhoneScreen {
  const [screen, setScreen] = useState(OFF);
  useEffect(() => {
    const bubbles = new Map<string, SimulatedBubble>();
    let typing: ReturnType<typeof setTimeout> | undefined;
    const change = (part: Partial<PhoneScreen>): void => setScreen((before) => ({ ...before, ...part }));
    const show = (forMs: number): void => {
      clearTimeout(typing);
      change({ isTyping: forMs > 0 });
      if (forMs > 0) typing = setTimeout(() => change({ isTyping: false }), forMs);
    };
    const stream = new EventSource(simulatorAddress({ storeId, account }, `/customers/${encodeURIComponent(customerKey)}/events`));
    stream.onopen = () => change({ isConnected: true });
    stream.onerror = () => change({ isConnected: false });
    stream.addEventListener('entry', ({ data }: MessageEvent<string>) => {
      const bubble = JSON.parse(data) as SimulatedBubble;
      const isNew = !bubbles.has(bubble.id);
      bubbles.set(bubble.id, bubble);
      change({ bubbles: [...bubbles.values()] });
      if (isNew && bubble.from === 'business') show(0);
    });
    stream.addEventListener('typing', ({ data }: MessageEvent<string>) => show((JSON.parse(data) as { for_ms: number }).for_ms));
    return () => {
      stream.close();
      clearTimeout(typing);
    };
  }, [storeId, account, customerKey]);
  return screen;
}
