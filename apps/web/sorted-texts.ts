import type { Plugin } from 'vite';

type Messages = Readonly<Record<string, readonly unknown[]>>;

const CATALOG = /export const messages=JSON\.parse\((".*")\)/s;

/** Vite plugin, after Lingui's: texts that are alike stand side by side in a catalog, which compresses the better for it. */
export function sortedTexts(): Plugin {
  return {
    name: 'sorted-texts',
    enforce: 'post',
    transform(code, id) {
      if (!id.endsWith('.po')) return null;
      const found = CATALOG.exec(code)?.[1];
      if (found === undefined) throw new Error(`${id} is no catalog`);
      const messages = JSON.parse(JSON.parse(found) as string) as Messages;
      return { code: `export const messages = ${JSON.stringify(sorted(messages))};`, map: null, moduleType: 'js' };
    },
  };
}

/** A text without parts is only itself, as i18n.ts reads it. */
function sorted(messages: Messages): Readonly<Record<string, unknown>> {
  const texts = Object.entries(messages).map(([id, [first = '', ...rest]]) => [id, rest.length === 0 && typeof first === 'string' ? first : [first, ...rest]] as const);
  const order = new Map(texts.map(([id, text]) => [id, JSON.stringify(text)]));
  return Object.fromEntries(texts.toSorted(([one], [other]) => ((order.get(one) ?? '') < (order.get(other) ?? '') ? -1 : 1)));
}
