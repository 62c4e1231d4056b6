/** A signal with an end of its own. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Forgets the deadline: what it was for is over. */
  clear(): void;
}

/**
 * Fires after `ms`, or with `outer`. Its timer holds it: of `AbortSignal.timeout` inside `AbortSignal.any` Node 20 keeps nothing but a weak
 * reference, and after the next garbage collection it never fires.
 */
export function deadlineIn(ms: number, outer: AbortSignal): Deadline {
  const own = new AbortController();
  const timer = setTimeout(() => own.abort(new DOMException('The deadline has passed', 'TimeoutError')), ms);
  return { signal: AbortSignal.any([outer, own.signal]), clear: () => clearTimeout(timer) };
}
