import { useCallback, useState } from 'react';

/** Whether any of the files of a form is on its way, and what their fields are given to say so. */
export function useBusy(): readonly [isBusy: boolean, onBusy: (isBusy: boolean) => void] {
  const [count, setCount] = useState(0);
  return [count > 0, useCallback((isBusy) => setCount((now) => now + (isBusy ? 1 : -1)), [])];
}
