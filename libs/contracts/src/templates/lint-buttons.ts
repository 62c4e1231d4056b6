import { problem, required, tooLong } from './lint-text.js';
import type { TemplateRules } from './rules.js';
import type { TemplateButton, TemplateCategory, TemplateComponents, TemplateProblem } from './template.js';
import { fillHoles, holesIn } from './variables.js';

/** Kinds, numbers and order of the buttons of a template or of one card. */
export function lintButtons(buttons: readonly TemplateButton[], at: string, rules: TemplateRules): TemplateProblem[] {
  const kinds = buttons.map(({ kind }) => kind);
  const replies = kinds.flatMap((kind, index) => (kind === 'quick_reply' ? [index] : []));
  const areApart = replies.length > 0 && (replies.at(-1) ?? 0) - (replies[0] ?? 0) !== replies.length - 1;
  return [
    ...(buttons.length > rules.buttons ? [problem(at, 'too_many', `At most ${rules.buttons} buttons`, { max: rules.buttons })] : []),
    ...(areApart ? [problem(at, 'not_contiguous', 'Quick replies stand side by side, not between other buttons')] : []),
    ...buttons.flatMap((button, index) => {
      if (button.kind === 'other' && rules.approval && typeof button.extra?.['type'] === 'string') return [];
      const here = `${at}/${index}`;
      const max = rules.button_kinds[button.kind];
      if (max === undefined) return [problem(`${here}/kind`, 'not_allowed', rules.approval ? 'This kind of button cannot stand here' : 'Sent as plain text: this kind of button cannot be shown')];
      const before = kinds.slice(0, index).filter((kind) => kind === button.kind).length;
      return [
        ...(before >= max ? [problem(`${here}/kind`, 'too_many', `At most ${max} of this kind`, { max })] : []),
        ...lintLabel(buttons, index, here, rules), ...lintAction(button, here, rules),
      ];
    }),
  ];
}

/** What opens the catalog, or products of it, is the only button of a marketing template; products stand under a text, the catalog under a picture of its own (catalog and multi-product templates). */
export function lintStore({ components: { buttons, header }, category }: { readonly components: TemplateComponents; readonly category: TemplateCategory }): TemplateProblem[] {
  return buttons.flatMap(({ kind }, index) => {
    if (kind !== 'catalog' && kind !== 'multi_product') return [];
    const at = `/components/buttons/${index}/kind`;
    return [
      ...(category === 'marketing' ? [] : [problem(at, 'not_allowed', 'Only marketing templates show products')]),
      ...(buttons.length === 1 ? [] : [problem(at, 'not_allowed', 'This button stands alone')]),
      ...(kind === 'multi_product' && header?.format !== 'text' ? [problem('/components/header/format', header ? 'not_allowed' : 'required', 'Products stand under a text')] : []),
      ...(kind === 'catalog' && header ? [problem('/components/header/format', 'not_allowed', 'The catalog stands under the picture of a product')] : []),
    ];
  });
}

function lintLabel(buttons: readonly TemplateButton[], index: number, here: string, rules: TemplateRules): TemplateProblem[] {
  const { text = '', kind } = buttons[index] ?? {};
  // WhatsApp writes this one by itself.
  if (kind === 'copy_code') return [];
  return [
    ...required(`${here}/text`, text), ...tooLong(`${here}/text`, text, rules.button_text),
    ...(holesIn(text).length > 0 ? [problem(`${here}/text`, 'no_variables', 'No variables on a button')] : []),
    ...(text !== '' && buttons.findIndex((button) => button.text === text) < index ? [problem(`${here}/text`, 'duplicate', 'Two buttons of the same name')] : []),
  ];
}

function lintAction({ kind, url = '', phone = '', flow_id: flowId = '' }: TemplateButton, here: string, rules: TemplateRules): TemplateProblem[] {
  switch (kind) {
    case 'url': return [...required(`${here}/url`, url), ...tooLong(`${here}/url`, url, rules.url), ...(url.trim() === '' ? [] : lintAddress(url, `${here}/url`))];
    case 'phone': return [...required(`${here}/phone`, phone), ...tooLong(`${here}/phone`, phone, rules.phone), ...(phone && !/^\+?[\d\s()-]{5,}$/.test(phone) ? [problem(`${here}/phone`, 'not_a_phone', 'A phone number')] : [])];
    case 'flow': return required(`${here}/flow_id`, flowId);
    case 'quick_reply': case 'copy_code': case 'code': case 'catalog': case 'multi_product': case 'other': return [];
  }
}

function lintAddress(url: string, pointer: string): TemplateProblem[] {
  const address = fillHoles(url, () => 'x');
  if (!URL.canParse(address) || !/^https?:\/\/[^/]*\.[^/]/.test(address)) return [problem(pointer, 'invalid', 'An address that begins with https://')];
  const holes = holesIn(url);
  if (holes.length > 1) return [problem(pointer, 'too_many_variables', 'One variable at most, at the end', { max: 1 })];
  // Whatever the variables of the texts are called, an address has a number or a name.
  return holes.length === 1 && !url.trim().endsWith('}}') ? [problem(pointer, 'variable_not_last', 'The variable stands at the end of the address')] : [];
}
