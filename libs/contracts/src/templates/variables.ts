import type { TemplateButton, TemplateCard, TemplateComponents, TemplateFormat, TemplateHeader } from './template.js';

/** A gap of a template. */
export interface TemplateVariable {
  /**
   * Under which its value is given: the variable's own name in the body (`1`, `first_name`), `header` for the header's file or its `{{1}}`
   * (a named one goes by its name), `header.latitude` ... for a place, `button.0` for what a button needs, `button.0.thumbnail` for the product whose picture stands above, `card.0.1`, `card.0.header` and
   * `card.0.button.1` inside the cards of a carousel, `offer.expires` for the end of an offer, `code` for a login code.
   */
  readonly key: string;
  readonly part: 'header' | 'body' | 'button' | 'offer' | 'code';
  /** `product`: the id of one in the catalog; `products`: sections of them, see `readProductSections`. */
  readonly type: 'text' | 'file' | 'url_suffix' | 'code' | 'time' | 'number' | 'product' | 'products';
  /** Without it nothing is sent; the others have something to fall back on. */
  readonly required: boolean;
  readonly card?: number;
}
const HOLE = /\{\{([^{}]*)\}\}/g;

/** The names in the holes of a text, each once, in the order of the text. */
export function holesIn(text: string): string[] {
  return [...new Set([...text.matchAll(HOLE)].map(([, name = '']) => name.trim()))];
}
/** The text with every hole replaced by what `valueOf` gives; a hole without a value stays as it is. */
export function fillHoles(text: string, valueOf: (name: string) => string | undefined): string {
  return text.replaceAll(HOLE, (hole, name: string) => valueOf(name.trim()) ?? hole);
}

/** Every gap of a template, in reading order, each key once. */
export function variablesOf(components: TemplateComponents, format: TemplateFormat): TemplateVariable[] {
  const found = components.code
    ? [{ key: 'code', part: 'code', type: 'code', required: true } as const]
    : [
      ...(components.header ? headerVariables(components.header, format, '') : []),
      ...holesIn(components.body).map((name): TemplateVariable => ({ key: name, part: 'body', type: 'text', required: true })),
      ...(components.offer?.expires ? [{ key: 'offer.expires', part: 'offer', type: 'time', required: true } as const] : []),
      ...components.buttons.flatMap((button, index) => buttonVariables(button, `button.${index}`)),
      ...(components.cards ?? []).flatMap((card, index) => cardVariables(card, index, format)),
    ];
  return [...new Map(found.map((variable) => [variable.key, variable] as const)).values()];
}

/** Under which key the value for a hole in a text header is given. */
export function headerKey(name: string, format: TemplateFormat): string {
  return format === 'named' ? name : 'header';
}

function headerVariables(header: TemplateHeader, format: TemplateFormat, prefix: string): TemplateVariable[] {
  const key = `${prefix}header`;
  switch (header.format) {
    case 'text': return holesIn(header.text ?? '').map((name) => ({ key: headerKey(name, format), part: 'header', type: 'text', required: true }));
    case 'image': case 'video': case 'document': return [{ key, part: 'header', type: 'file', required: header.media_id === undefined }];
    case 'location': return [
      { key: `${key}.latitude`, part: 'header', type: 'number', required: true }, { key: `${key}.longitude`, part: 'header', type: 'number', required: true },
      { key: `${key}.name`, part: 'header', type: 'text', required: true }, { key: `${key}.address`, part: 'header', type: 'text', required: true },
    ];
  }
}
function buttonVariables(button: TemplateButton, key: string): TemplateVariable[] {
  switch (button.kind) {
    case 'url': return holesIn(button.url ?? '').length > 0 ? [{ key, part: 'button', type: 'url_suffix', required: true }] : [];
    case 'copy_code': return [{ key, part: 'button', type: 'code', required: true }];
    case 'quick_reply': case 'flow': return button.opt_out ? [] : [{ key, part: 'button', type: 'text', required: false }];
    case 'catalog': return [{ key, part: 'button', type: 'product', required: false }];
    case 'multi_product': return [{ key, part: 'button', type: 'products', required: true }, { key: `${key}.thumbnail`, part: 'button', type: 'product', required: false }];
    case 'phone': case 'code': case 'other': return [];
  }
}
function cardVariables(card: TemplateCard, index: number, format: TemplateFormat): TemplateVariable[] {
  const prefix = `card.${index}.`;
  return [
    ...headerVariables(card.header, format, prefix),
    ...holesIn(card.body ?? '').map((name): TemplateVariable => ({ key: `${prefix}${name}`, part: 'body', type: 'text', required: true })),
    ...card.buttons.flatMap((button, at) => buttonVariables(button, `${prefix}button.${at}`)),
  ].map((variable) => ({ ...variable, card: index }));
}
