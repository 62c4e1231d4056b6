import type { NotificationCondition } from '#contracts';
import type { Facts } from '../rows.js';

/** The first condition that does not hold. Numbers are compared as numbers, everything else without regard to capital letters. */
export function unmet(conditions: readonly NotificationCondition[], facts: Facts): NotificationCondition | undefined {
  return conditions.find((condition) => !holds(condition, factOf(facts, condition.field)));
}

/** Empty when it is not known. */
export function factOf(facts: Facts, field: string): string {
  return Object.hasOwn(facts, field) ? facts[field] ?? '' : '';
}

function holds({ operator, value }: NotificationCondition, fact: string): boolean {
  const [given, wanted] = [plain(fact), plain(value)];
  switch (operator) {
    case 'is': return isSame(given, wanted);
    case 'is_not': return !isSame(given, wanted);
    case 'contains': return given.includes(wanted);
    case 'at_least': return compared(given, wanted, (a, b) => a >= b);
    case 'at_most': return compared(given, wanted, (a, b) => a <= b);
    case 'is_set': return given !== '';
    case 'is_empty': return given === '';
  }
}

const plain = (text: string): string => text.trim().toLocaleLowerCase('en');
const isSame = (a: string, b: string): boolean => a === b || compared(a, b, (x, y) => x === y);
/** What is no number on either side is neither more nor less. */
function compared(a: string, b: string, compare: (a: number, b: number) => boolean): boolean {
  return a !== '' && b !== '' && Number.isFinite(Number(a)) && Number.isFinite(Number(b)) && compare(Number(a), Number(b));
}
