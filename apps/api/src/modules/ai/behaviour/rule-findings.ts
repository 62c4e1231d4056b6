import { plain } from '../wording/language.js';
import type { Behaviour } from './behaviour.js';

export const FINDING_CODES = ['too_long', 'duplicate', 'contradiction'] as const;
export type FindingCode = (typeof FINDING_CODES)[number];
/** Something doubtful about a rule. `pointer` into the behaviour as the API shows it; `about` the other rule, or the rule's own words. */
export interface Finding { readonly code: FindingCode; readonly pointer: string; readonly about: string }

/** A rule that needs more than this is two rules. */
const LONGEST_RULE = 120;
/** Share of common words from which two rules are about the same. */
const ALIKE = 0.7;
const NEGATIONS = new Set('not no never dont don doesn t avoid without nunca jamas evita evitar sin nao jamais evite sem ne pas n aucun sans nicht nie niemals kein keine ohne لا ابدا بدون تجنب دون नहीं कभी मत'.split(' ').map(plain));
const FILLERS = new Set('do does always the a an to of and or please you should must siempre el la los las un una de y o debes toujours le les une des du et ou sempre os as um uma e deves immer der die das ein eine und oder دائما ان في من'.split(' ').map(plain));

interface Rule { readonly text: string; readonly pointer: string; readonly words: ReadonlySet<string>; /** It forbids. */ readonly isDont: boolean }

/** Rules that are too long to be followed, say the same twice, or say the opposite of each other. Each is named once, where the later one stands. */
export function findingsIn({ dos, donts }: Pick<Behaviour, 'dos' | 'donts'>): Finding[] {
  const rules = [...dos.map((text, index) => ruleOf(text, `/do_rules/${index}`, false)), ...donts.map((text, index) => ruleOf(text, `/dont_rules/${index}`, true))];
  return rules.flatMap((rule, index): Finding[] => {
    const twin = rules.slice(0, index).find((other) => alike(rule.words, other.words));
    return [
      ...(rule.text.length > LONGEST_RULE ? [{ code: 'too_long' as const, pointer: rule.pointer, about: rule.text.slice(0, 200) }] : []),
      ...(twin === undefined ? [] : [{ code: twin.isDont === rule.isDont ? 'duplicate' as const : 'contradiction' as const, pointer: rule.pointer, about: twin.text.slice(0, 200) }]),
    ];
  });
}

function ruleOf(text: string, pointer: string, isDont: boolean): Rule {
  const words = plain(text).split(' ').filter((word) => word !== '');
  const forbids = words.some((word) => NEGATIONS.has(word));
  // In the list of what it should not do, "do not offer discounts" means the same as "offer discounts".
  return { text, pointer, isDont: isDont || forbids, words: new Set(words.filter((word) => !NEGATIONS.has(word) && !FILLERS.has(word))) };
}

function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const common = [...one].filter((word) => other.has(word)).length;
  return common > 0 && common / new Set([...one, ...other]).size >= ALIKE;
}
