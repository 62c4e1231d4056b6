import type { TemplateButton, TemplateButtonKind, TemplateCard, TemplateComponents } from '#contracts';

// All cards of a carousel have the same parts, so kinds are changed on all of them, and examples follow the card that they belong to.

type Parts = Pick<TemplateComponents, 'cards' | 'samples'>;

/** One more, in the shape of the others. */
export function withCard({ cards = [], samples }: Parts): Parts {
  const [like] = cards;
  const card: TemplateCard = { header: { format: like?.header.format ?? 'image' }, body: '', buttons: (like?.buttons ?? []).map(({ kind }) => emptyButton(kind)) };
  return { cards: [...cards, card], samples };
}
export function withoutCard({ cards = [], samples }: Parts, index: number): Parts {
  return reordered({ cards, samples }, cards.map((_, place) => place).filter((place) => place !== index));
}
/** @param by -1: earlier, 1: later */
export function withCardMoved({ cards = [], samples }: Parts, index: number, by: -1 | 1): Parts {
  const order = cards.map((_, place) => place);
  order.splice(index + by, 0, ...order.splice(index, 1));
  return reordered({ cards, samples }, order);
}
export function withCardChanged({ cards = [], samples }: Parts, index: number, next: Partial<TemplateCard>): Parts {
  return { cards: cards.map((card, place) => (place === index ? { ...card, ...next } : card)), samples };
}

/** Another kind of file above every card; files of the other kind go. */
export function withFileKind({ cards = [], samples }: Parts, format: 'image' | 'video'): Parts {
  return { cards: cards.map((card) => (card.header.format === format ? card : { ...card, header: { format } })), samples };
}
export function withButton({ cards = [], samples }: Parts, kind: TemplateButtonKind): Parts {
  return { cards: cards.map((card) => ({ ...card, buttons: [...card.buttons, emptyButton(kind)] })), samples };
}
export function withoutButton({ cards = [], samples }: Parts, at: number): Parts {
  return {
    cards: cards.map((card) => ({ ...card, buttons: card.buttons.filter((_, place) => place !== at) })),
    samples: renamed(samples, (key) => {
      const [, card = '', button = ''] = /^card\.(\d+)\.button\.(\d+)$/.exec(key) ?? [];
      if (card === '') return key;
      const place = Number(button);
      return place === at ? undefined : `card.${card}.button.${place > at ? place - 1 : place}`;
    }),
  };
}

function emptyButton(kind: TemplateButtonKind): TemplateButton {
  return { kind, text: '' };
}

/** @param order places of the cards as they were, in the new order; those that are missing go */
function reordered({ cards = [], samples }: Parts, order: readonly number[]): Parts {
  return {
    cards: order.flatMap((place) => cards[place] ?? []),
    samples: renamed(samples, (key) => {
      const [, card = '', rest = ''] = /^card\.(\d+)\.(.+)$/.exec(key) ?? [];
      if (card === '') return key;
      const place = order.indexOf(Number(card));
      return place < 0 ? undefined : `card.${place}.${rest}`;
    }),
  };
}
function renamed(samples: Parts['samples'], nameOf: (key: string) => string | undefined): Parts['samples'] {
  return Object.fromEntries(Object.entries(samples).flatMap(([key, value]) => {
    const name = nameOf(key);
    return name === undefined ? [] : [[name, value]];
  }));
}
