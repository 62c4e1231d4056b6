import type { Behaviour } from '../api/draft.js';

/** What was in force before the first version. */
export const DEFAULT_BEHAVIOUR: Behaviour = {
  name: '', tone: 'friendly', answer_length: 'normal', languages: [], greeting: '', do_rules: [], dont_rules: [], instructions: '',
  hand_off_keywords: [], hand_off_order_above: null, hand_off_after_failures: null, hand_off_when_upset: false,
};
