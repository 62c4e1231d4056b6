import type { SimulatedBubble } from '#contracts';
import { useEffect, useState } from 'react';
import { simulatorAddress, type SimulatorLine } from './api/call.js';

export interface PhoneScreen {
  readonly bubbles: readonly SimulatedBubble[];
  readonly isTyping: boolean;
  /** False until the phone has answered, and while it cannot be reached. */
  readonly isConnected: boolean;
}
/** After an answer other than a stream, which is final for the browser. */
const COME_BACK_MS = [1000, 2000, 4000, 8000, 15_000];
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
    let [stream, again, failures]: [EventSource | undefined, ReturnType<typeof setTimeout> | undefined, number] = [undefined, undefined, 0];
    const open = (): void => {
      const source = new EventSource(simulatorAddress({ storeId, account }, `/customers/${encodeURIComponent(customerKey)}/events`));
      stream = source;
      source.onopen = () => {
        failures = 0;
        change({ isConnected: true });
      };
      source.onerror = () => {
        change({ isConnected: false });
        // A broken connection comes back by itself.
        if (source.readyState !== EventSource.CLOSED) return;
        again = setTimeout(open, COME_BACK_MS[Math.min(failures, COME_BACK_MS.length - 1)]);
        failures += 1;
      };
      source.addEventListener('entry', ({ data }: MessageEvent<string>) => {
        const bubble = JSON.parse(data) as SimulatedBubble;
        const isNew = !bubbles.has(bubble.id);
        bubbles.set(bubble.id, bubble);
        change({ bubbles: [...bubbles.values()] });
        if (isNew && bubble.from === 'business') show(0);
      });
      source.addEventListener('typing', ({ data }: MessageEvent<string>) => show((JSON.parse(data) as { for_ms: number }).for_ms));
    };
    open();
    return () => {
      stream?.close();
      clearTimeout(again);
      clearTimeout(typing);
    };
  }, [storeId, account, customerKey]);
  return screen;
}
