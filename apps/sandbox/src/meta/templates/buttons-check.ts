import { isRecord } from '../../http/router.js';
import { parameterError, templateError } from '../graph-error.js';
import { limited } from './text-check.js';
import type { DefinitionContext } from './definition-check.js';

const MOST: Readonly<Record<string, number>> = { QUICK_REPLY: 10, URL: 2, PHONE_NUMBER: 1, COPY_CODE: 1, FLOW: 1, CATALOG: 1, MPM: 1, REQUEST_CONTACT_INFO: 1 };

/** Ten buttons, so many of a kind, quick replies side by side. */
export function checkButtons(value: unknown, _context: DefinitionContext, max = 10): void {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isRecord)) throw parameterError('components[BUTTONS]: buttons must be a non-empty array.');
  if (value.length > max) throw templateError(2388072, `At most ${max} buttons are allowed.`);
  const types = value.map((button) => String(button['type']).toUpperCase());
  for (const type of new Set(types)) {
    const most = MOST[type];
    if (most === undefined) throw parameterError(`components[BUTTONS]: type ${type} is not known.`);
    if (types.filter((each) => each === type).length > most) throw templateError(2388072, `At most ${most} buttons of type ${type} are allowed.`);
  }
  const replies = types.flatMap((type, index) => (type === 'QUICK_REPLY' ? [index] : []));
  if (replies.length > 0 && (replies.at(-1) ?? 0) - (replies[0] ?? 0) !== replies.length - 1) throw templateError(2388072, 'Quick replies must stand side by side.');
  for (const button of value) checkButton(button);
}

/** What opens the catalog or products of it stands alone in a marketing template: products under a text, the catalog under no header. */
export function checkStoreButtons(value: unknown, header: Readonly<Record<string, unknown>> | undefined, { category }: DefinitionContext): void {
  const types = Array.isArray(value) ? value.filter(isRecord).map((button) => String(button['type']).toUpperCase()) : [];
  const type = types.find((each) => each === 'CATALOG' || each === 'MPM');
  if (type === undefined) return;
  if (types.length > 1) throw templateError(2388072, `A ${type} button cannot stand with others.`);
  if (category !== 'MARKETING') throw templateError(2388072, `A ${type} button is for marketing templates.`);
  if (type === 'MPM' && header?.['format'] !== 'TEXT') throw templateError(2388072, 'A multi-product template needs a text header.');
  if (type === 'CATALOG' && header) throw templateError(2388072, 'A catalog template has no header.');
}

function checkButton(button: Readonly<Record<string, unknown>>): void {
  const type = String(button['type']).toUpperCase();
  if (type !== 'COPY_CODE' && type !== 'REQUEST_CONTACT_INFO') limited(button, 'text', 25, 'button');
  switch (type) {
    case 'URL': {
      const url = limited(button, 'url', 2000, 'button');
      const holes = url.match(/\{\{.*?\}\}/g) ?? [];
      if (!/^https?:\/\//.test(url) || holes.length > 1 || (holes.length === 1 && !url.endsWith('}}'))) throw templateError(2388072, 'The address of a button has one variable at most, at its end.');
      if (holes.length === 1 && !(Array.isArray(button['example']) && button['example'].length === 1)) throw templateError(2388043, 'The variable of an address needs an example.');
      return;
    }
    case 'PHONE_NUMBER': limited(button, 'phone_number', 20, 'button'); return;
    case 'COPY_CODE': {
      const example: unknown = Array.isArray(button['example']) ? button['example'][0] : button['example'];
      if (typeof example !== 'string' || example === '' || example.length > 20) throw templateError(2388043, 'A copy code button needs an example of at most 20 characters.');
      return;
    }
    case 'FLOW': limited(button, 'flow_id', 64, 'button'); return;
    default: return;
  }
}
