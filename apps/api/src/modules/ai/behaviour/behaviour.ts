export const TONES = ['friendly', 'professional', 'playful'] as const;
export type Tone = (typeof TONES)[number];
export const ANSWER_LENGTHS = ['short', 'normal', 'detailed'] as const;
export type AnswerLength = (typeof ANSWER_LENGTHS)[number];

/** How an assistant speaks and when it gives up: what is drafted, published and kept in versions. */
export interface Behaviour {
  /** The assistant's own name; empty: it speaks for the store. */
  readonly name: string;
  readonly tone: Tone;
  readonly answerLength: AnswerLength;
  /** Language codes it may answer in; empty: the customer's. The first is used when the customer's is unknown. */
  readonly languages: readonly string[];
  /** First sentence of a welcome; empty: Parley's own. */
  readonly greeting: string;
  /** What it should do, a short rule each. */
  readonly dos: readonly string[];
  /** What it should not do, a short rule each. */
  readonly donts: readonly string[];
  /** The store's own facts and rules for the assistant. */
  readonly instructions: string;
  /** A customer message that holds one of these goes to a person at once. */
  readonly handOffKeywords: readonly string[];
  /** Orders worth more than this, in minor units of the store's currency, are taken by people; null: none. */
  readonly handOffOrderAbove: number | null;
  /** So many answers in a row that knew nothing, and a person goes on; null: never. */
  readonly handOffAfterFailures: number | null;
  /** Customers who write in anger go to a person at once. */
  readonly handOffWhenUpset: boolean;
}

export const DEFAULT_BEHAVIOUR: Behaviour = {
  name: '', tone: 'friendly', answerLength: 'normal', languages: [], greeting: '', dos: [], donts: [], instructions: '',
  handOffKeywords: [], handOffOrderAbove: null, handOffAfterFailures: null, handOffWhenUpset: false,
};

/** Members under their names in the API. */
export const MEMBER_NAMES = {
  name: 'name', tone: 'tone', answerLength: 'answer_length', languages: 'languages', greeting: 'greeting', dos: 'do_rules', donts: 'dont_rules', instructions: 'instructions',
  handOffKeywords: 'hand_off_keywords', handOffOrderAbove: 'hand_off_order_above', handOffAfterFailures: 'hand_off_after_failures', handOffWhenUpset: 'hand_off_when_upset',
} as const satisfies Record<keyof Behaviour, string>;
export type BehaviourMember = (typeof MEMBER_NAMES)[keyof Behaviour];

/** A stored behaviour; what was added to behaviours after it has its default. */
export function behaviourOf(stored: Partial<Behaviour> | null): Behaviour {
  return { ...DEFAULT_BEHAVIOUR, ...stored };
}

/** Members that differ, under their names in the API. */
export function changedMembers(one: Behaviour, other: Behaviour): BehaviourMember[] {
  const members = Object.keys(MEMBER_NAMES) as (keyof Behaviour)[];
  return members.filter((member) => JSON.stringify(one[member]) !== JSON.stringify(other[member])).map((member) => MEMBER_NAMES[member]);
}
