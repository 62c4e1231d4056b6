/** A customer who never stops typing is answered after this long all the same, or after the quiet window where that is longer. */
export const LONGEST_BURST_MS = 15_000;
