import { neededVariables } from '../../../shared/templates/value-fields.js';
import { componentsOf } from '../../../shared/templates/sendable.js';
import type { Template } from '../../../shared/templates/templates-query.js';
import type { Conversation } from '../model.js';

const FIRST = /^(first_?name|vorname|nombre|name|customer|customer_name)$/;

/** What the conversation already tells: named variables for the customer's name and number. */
export function knownValues(template: Template, { customer }: Conversation): Record<string, string> {
  const whole = customer.name?.trim() ?? '';
  const first = whole.split(/\s+/)[0] ?? '';
  return Object.fromEntries(neededVariables(componentsOf(template), template.format).flatMap(({ key, part }) => {
    if (part !== 'body' && part !== 'header') return [];
    if (/^(phone|phone_number)$/.test(key) && customer.phone !== null) return [[key, customer.phone]];
    if (!FIRST.test(key) || whole === '') return [];
    return [[key, key.includes('first') || key === 'vorname' ? first : whole]];
  }));
}
