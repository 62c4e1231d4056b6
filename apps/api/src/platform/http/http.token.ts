/** Nest token of the `Http` that providers and other outgoing calls use. */
export const HTTP = Symbol('http');
