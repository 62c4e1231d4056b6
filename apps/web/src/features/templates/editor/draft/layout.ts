import type { TemplateButton, TemplateCategory, TemplateComponents, TemplateHeader, TemplateRules } from '#contracts';

/** What a template looks like: one bubble, cards beside each other, or a bubble with an offer that ends. */
export const LAYOUTS = ['message', 'carousel', 'offer'] as const;
export type Layout = (typeof LAYOUTS)[number];

export function layoutOf({ cards, offer }: Pick<TemplateComponents, 'cards' | 'offer'>): Layout {
  return cards ? 'carousel' : offer ? 'offer' : 'message';
}

/** Those that the account and the category allow; a bubble always. */
export function layoutsFor(category: TemplateCategory, rules: TemplateRules | undefined): Layout[] {
  if (category !== 'marketing' || rules === undefined) return ['message'];
  return LAYOUTS.filter((layout) => layout === 'message' || (layout === 'carousel' ? rules.cards : rules.offer_text) !== null);
}

/** The parts of a layout, and nothing that belongs to another: what was written for those is kept in the draft. */
export function partsOf(components: TemplateComponents, layout: Layout): TemplateComponents {
  const { header, footer, cards = [], offer = { text: '', expires: true }, body, samples, others } = components;
  const kept = others ? { others } : {};
  const buttons = components.buttons.filter(({ kind }) => kind !== 'code');
  switch (layout) {
    case 'message': return { body, ...(header ? { header } : {}), ...(footer ? { footer } : {}), buttons, samples, ...kept };
    case 'carousel': return { body, buttons: [], cards, samples, ...kept };
    case 'offer': return { body, ...(isMoving(header) ? { header } : {}), offer, buttons: offerButtons(buttons, offer.expires), samples, ...kept };
  }
}

/** What a layout is begun with, where nothing was written for it yet. */
export function begunWith(layout: Layout, { cards, offer }: TemplateComponents): Partial<TemplateComponents> {
  switch (layout) {
    case 'message': return {};
    case 'carousel': return cards ? {} : { cards: [emptyCard(), emptyCard()] };
    case 'offer': return offer ? {} : { offer: { text: '', expires: true } };
  }
}

function emptyCard(): NonNullable<TemplateComponents['cards']>[number] {
  return { header: { format: 'image' }, body: '', buttons: [{ kind: 'quick_reply', text: '' }] };
}

/** A code first, which a countdown needs, and one address. */
export function offerButtons(buttons: readonly TemplateButton[], expires: boolean): TemplateButton[] {
  const [code, url] = [buttons.find(({ kind }) => kind === 'copy_code'), buttons.find(({ kind }) => kind === 'url')];
  return [...(code ? [code] : expires ? [{ kind: 'copy_code', text: '' } as const] : []), url ?? { kind: 'url', text: '', url: '' }];
}

function isMoving(header: TemplateHeader | undefined): boolean {
  return header?.format === 'image' || header?.format === 'video';
}
