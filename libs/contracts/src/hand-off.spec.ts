import { HAND_OFF_CAUSES, HAND_OFF_REASON_MAX, handOffReason, readHandOffReason } from './hand-off.js';

describe('reasons of hand-offs', () => {
  it.each(HAND_OFF_CAUSES)('are read back as what they were made of: %s', (cause) => {
    for (const detail of ['Blue "Mug" $& {detail}', 'ä'.repeat(2000)]) {
      const reason = handOffReason(cause, detail);
      expect(reason.length).toBeLessThanOrEqual(HAND_OFF_REASON_MAX);
      const read = readHandOffReason(reason);
      expect(read?.cause).toBe(cause);
      expect(detail.startsWith(read?.detail ?? '?')).toBe(true);
      expect(handOffReason(cause, read?.detail)).toBe(reason);
    }
  });

  it.each(['', 'wants a refund', 'The customer asked for a person with patience', 'The assistant\'s answer was held back (mood): x'])('leave other words alone: %s', (words) => {
    expect(readHandOffReason(words)).toBeUndefined();
  });
});
