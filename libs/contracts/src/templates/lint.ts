import { lintButtons, lintStore } from './lint-buttons.js';
import { lintCode } from './lint-code.js';
import { emojiIn, lintText, problem, required, tooLong } from './lint-text.js';
import type { TemplateRules } from './rules.js';
import type { TemplateCard, TemplateCategory, TemplateComponents, TemplateFormat, TemplateHeader, TemplateProblem } from './template.js';
import { holesIn, variablesOf } from './variables.js';

export interface TemplateDraft { readonly category: TemplateCategory; readonly format: TemplateFormat; readonly components: TemplateComponents }

/**
 * What the provider would refuse, found before it is asked (Meta: message templates, components). Empty when it may be handed in.
 * Pointers lead into the draft: `/components/body`.
 */
export function lintTemplate(draft: TemplateDraft, rules: TemplateRules): TemplateProblem[] {
  const { components, format, category } = draft;
  if (category === 'authentication' && rules.code_minutes !== null) return lintCode(draft, rules);
  const at = '/components';
  return [
    ...(components.code ? [problem(`${at}/code`, 'not_allowed', 'Only authentication templates carry a code')] : []),
    ...(components.header ? lintHeader(components.header, `${at}/header`, format, rules) : []),
    ...lintBody(components, format, rules),
    ...lintFooter(components.footer, rules),
    ...(components.offer ? lintOffer(draft, rules) : []),
    ...lintButtons(components.buttons, `${at}/buttons`, rules), ...lintStore(draft),
    ...(components.cards ? lintCards(components.cards, draft, rules) : []),
    ...lintSamples(components, format, rules),
  ];
}

function lintBody({ body, offer }: TemplateComponents, format: TemplateFormat, rules: TemplateRules): TemplateProblem[] {
  const at = '/components/body';
  return [...required(at, body), ...tooLong(at, body, offer ? rules.offer_body : rules.body), ...lintText(at, body, format, rules.approval)];
}

function lintHeader(header: TemplateHeader, at: string, format: TemplateFormat, rules: TemplateRules): TemplateProblem[] {
  if (!rules.headers.includes(header.format)) return [problem(`${at}/format`, 'not_allowed', rules.approval ? 'This kind of header is not known here' : 'Sent as plain text: only a text stands above it')];
  if (header.format !== 'text') return [];
  const text = header.text ?? '';
  return [
    ...required(`${at}/text`, text), ...tooLong(`${at}/text`, text, rules.header_text),
    ...(holesIn(text).length > 1 ? [problem(`${at}/text`, 'too_many_variables', 'One variable at most stands in a header', { max: 1 })] : lintNames(`${at}/text`, text, format)),
    ...(/[*_~`\n]/.test(text.replaceAll(/\{\{.*?\}\}/g, '')) ? [problem(`${at}/text`, 'no_markup', 'No *, _, ~, ` and no line breaks in a header')] : []),
    ...(emojiIn(text) ? [problem(`${at}/text`, 'no_emoji', 'No emoji in a header')] : []),
  ];
}
function lintNames(at: string, text: string, format: TemplateFormat): TemplateProblem[] {
  return lintText(at, text, format, false);
}

function lintFooter(footer: string | undefined, rules: TemplateRules): TemplateProblem[] {
  const at = '/components/footer';
  return [...tooLong(at, footer ?? '', rules.footer), ...(holesIn(footer ?? '').length > 0 ? [problem(at, 'no_variables', 'No variables in a footer')] : [])];
}

/** A line, a place to go, and the code first where there is one; a countdown needs one (limited-time offer templates). */
function lintOffer({ components: { offer, footer, header, buttons, samples }, category }: TemplateDraft, rules: TemplateRules): TemplateProblem[] {
  const at = '/components/offer';
  if (rules.offer_text === null) return [problem(at, 'not_allowed', 'No limited-time offers here')];
  return [
    ...(category === 'marketing' ? [] : [problem(at, 'not_allowed', 'Only marketing templates carry an offer')]),
    ...required(`${at}/text`, offer?.text ?? ''), ...tooLong(`${at}/text`, offer?.text ?? '', rules.offer_text),
    ...(footer ? [problem('/components/footer', 'not_allowed', 'A limited-time offer has no footer')] : []),
    ...(header && header.format !== 'image' && header.format !== 'video' ? [problem('/components/header/format', 'not_allowed', 'A limited-time offer has a picture or a video above it')] : []),
    ...buttons.flatMap(({ kind }, index) => {
      if (kind !== 'copy_code' && kind !== 'url') return [problem(`/components/buttons/${index}/kind`, 'not_allowed', 'An offer has a code to copy and an address, no other buttons')];
      return kind === 'copy_code' && index > 0 ? [problem(`/components/buttons/${index}/kind`, 'not_allowed', 'The code of an offer is its first button')] : [];
    }),
    ...(buttons.some(({ kind }) => kind === 'url') ? [] : [problem('/components/buttons', 'required', 'A limited-time offer has a button with an address')]),
    ...(offer?.expires && !buttons.some(({ kind }) => kind === 'copy_code') ? [problem('/components/buttons', 'required', 'An offer that counts down has a code to copy')] : []),
    ...(buttons[0]?.kind === 'copy_code' ? tooLong('/components/samples/button.0', samples['button.0'] ?? '', rules.offer_code) : []),
  ];
}

/** Two to ten cards of one shape (carousel templates). */
function lintCards(cards: readonly TemplateCard[], { format, category, components }: TemplateDraft, rules: TemplateRules): TemplateProblem[] {
  const at = '/components/cards';
  if (rules.cards === null) return [problem(at, 'not_allowed', 'No carousels here')];
  const { min, max, body, buttons, button_kinds: kinds } = rules.cards;
  const first = cards[0];
  const shape = (card: TemplateCard): string => `${card.header.format} ${card.body ? 'text' : ''} ${card.buttons.map(({ kind }) => kind).join()}`;
  return [
    ...(category === 'marketing' ? [] : [problem(at, 'not_allowed', 'Only marketing templates have cards')]),
    ...(components.header || components.footer || components.buttons.length > 0 ? [problem(at, 'not_allowed', 'Beside cards there is only a body')] : []),
    ...(cards.length < min ? [problem(at, 'too_few', `At least ${min} cards`, { min })] : []),
    ...(cards.length > max ? [problem(at, 'too_many', `At most ${max} cards`, { max })] : []),
    ...cards.flatMap((card, index) => {
      const here = `${at}/${index}`;
      return [
        ...(card.header.format === 'image' || card.header.format === 'video' ? [] : [problem(`${here}/header/format`, 'not_allowed', 'A card has a picture or a video above it')]),
        ...(first && shape(card) !== shape(first) ? [problem(here, 'mixed_cards', 'All cards need the same kinds of parts')] : []),
        ...tooLong(`${here}/body`, card.body ?? '', body), ...(card.body ? lintText(`${here}/body`, card.body, format, rules.approval) : []),
        ...(card.buttons.length === 0 ? [problem(`${here}/buttons`, 'required', 'A card needs a button')] : []),
        ...(card.buttons.length > buttons ? [problem(`${here}/buttons`, 'too_many', `At most ${buttons} buttons on a card`, { max: buttons })] : []),
        ...card.buttons.flatMap(({ kind }, place) => (kinds.includes(kind) ? [] : [problem(`${here}/buttons/${place}/kind`, 'not_allowed', 'This kind of button cannot stand on a card')])),
        ...lintButtons(card.buttons, `${here}/buttons`, rules),
      ];
    }),
  ];
}

/** People who approve want to see an example of everything that is filled in. */
function lintSamples(components: TemplateComponents, format: TemplateFormat, rules: TemplateRules): TemplateProblem[] {
  return variablesOf(components, format).flatMap(({ key, type, card, part }) => {
    if (type === 'file') {
      const file = card === undefined ? components.header?.media_id : components.cards?.[card]?.header.media_id;
      return file ? [] : [problem(`/components/${card === undefined ? '' : `cards/${card}/`}header/media_id`, 'required', 'A sample file is needed')];
    }
    if (!rules.approval || part === 'code' || type === 'time' || type === 'number' || type === 'product' || type === 'products' || key.includes('header.')) return [];
    const optional = part === 'button' && type === 'text';
    return optional || (components.samples[key] ?? '').trim() !== '' ? [] : [problem(`/components/samples/${key}`, 'sample_missing', `A sample for ${key} is needed`, { name: key })];
  });
}
