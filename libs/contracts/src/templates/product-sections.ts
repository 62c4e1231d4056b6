/** Products of a message, under a title where there is more than one section. */
export interface ProductSection { title: string; productIds: string[] }

/** Of a message with several products (Cloud API, multi-product templates). */
export const PRODUCT_LIMITS = { sections: 10, products: 30, title: 24, id: 100 } as const;

/** Title and ids of a section: `Lamps: HALO-1`. A colon in the middle of a word is a part of an id. */
const TITLED = /^(.*?)(?::(?=\s|$)|：)(.*)$/;

/**
 * Sections as people write them, a line each or parted by semicolons: `Lamps: HALO-1, HALO-2`. The words before the first colon with a space behind it
 * are the title, which a single section can do without.
 */
export function readProductSections(text: string): ProductSection[] {
  return text.split(/[\n;؛]/).map((line) => line.trim()).filter((line) => line !== '').map((line) => {
    const [, title = '', ids = line] = TITLED.exec(line) ?? [];
    return { title: title.trim(), productIds: ids.split(/[,،]/).map((id) => id.trim()).filter((id) => id !== '') };
  });
}

/** The text that `readProductSections` reads. */
export function writeProductSections(sections: readonly ProductSection[]): string {
  return sections.map(({ title, productIds }) => `${title === '' && !TITLED.test(productIds.join(', ')) ? '' : `${title}: `}${productIds.join(', ')}`.trim()).join('\n');
}

/** What the provider would refuse of them; undefined when nothing. */
export function productSectionsProblem(sections: readonly ProductSection[]): { code: 'required' | 'invalid' | 'too_many' | 'too_long'; detail: string; max?: number } | undefined {
  const { sections: mostSections, products, title, id } = PRODUCT_LIMITS;
  const ids = sections.flatMap(({ productIds }) => productIds);
  if (ids.length === 0) return { code: 'required', detail: 'At least one product is needed' };
  if (sections.length > mostSections) return { code: 'too_many', detail: `At most ${mostSections} sections`, max: mostSections };
  if (ids.length > products) return { code: 'too_many', detail: `At most ${products} products`, max: products };
  if (sections.some((section) => section.productIds.length === 0)) return { code: 'invalid', detail: 'A section without products' };
  if (sections.length > 1 && sections.some((section) => section.title === '')) return { code: 'invalid', detail: 'More than one section: each needs a title, "Lamps: HALO-1, HALO-2"' };
  if (sections.some((section) => section.title.length > title)) return { code: 'too_long', detail: `At most ${title} characters for a title`, max: title };
  if (ids.some((each) => each.length > id)) return { code: 'too_long', detail: `At most ${id} characters for the id of a product`, max: id };
  return undefined;
}
