import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Expectation } from '../api/tests.js';

export type Kind = Expectation['kind'];

/** What is chosen in the editor. */
export const KIND_NAMES: Readonly<Record<Kind, MessageDescriptor>> = {
  shows_product: msg`It shows the product`, uses_knowledge: msg`It uses the entry`, hands_off: msg`It hands off`, answers: msg`It answers and does not hand off`, says: msg`It says`, does_not_say: msg`It does not say`,
};
export const KINDS = Object.keys(KIND_NAMES) as readonly Kind[];

/** One expectation as a sentence; what it quotes is isolated from the direction of writing. */
export function expectationText({ kind, text = '' }: Expectation): MessageDescriptor {
  const quoted = `\u2068${text}\u2069`;
  switch (kind) {
    case 'shows_product': return msg`It shows the product “${quoted}”`;
    case 'uses_knowledge': return msg`It uses the entry “${quoted}”`;
    case 'hands_off': return KIND_NAMES.hands_off;
    case 'answers': return KIND_NAMES.answers;
    case 'says': return msg`It says “${quoted}”`;
    case 'does_not_say': return msg`It does not say “${quoted}”`;
  }
}
