/** Which headers of a file, by their place, hold the number and the name. */
export interface FileColumns { readonly mobile_number: number; readonly recipient_name: number | null }

const NUMBER = /phone|mobile|number|whats|cell|tel|m[oó]vil|celular|n[uú]mero|tel[eé]fono|handy|nummer|هاتف|جوال|موبايل|رقم/i;
const NAME = /name|nombre|nome|nom\b|اسم/i;
const LOOKS_LIKE_NUMBER = /^[+'(]?[\d\s().+/-]{7,}$/;

/** By the headers, else by what stands in the first rows. */
export function guessColumns({ headers, samples }: { readonly headers: readonly string[]; readonly samples: readonly (readonly string[])[] }): FileColumns {
  const numbers = headers.map((header, place) => ({ place, score: (NUMBER.test(header) ? 2 : 0) + (samples.length > 0 && samples.every((row) => LOOKS_LIKE_NUMBER.test(row[place] ?? '')) ? 3 : 0) }));
  const best = numbers.reduce((one, other) => (other.score > one.score ? other : one), { place: -1, score: 0 });
  const name = headers.findIndex((header, place) => place !== best.place && NAME.test(header));
  return { mobile_number: best.place, recipient_name: name === -1 ? null : name };
}

/** Names under which cells are kept: the headers, those without words and doubles by their place. */
export function readableNames(headers: readonly string[]): string[] {
  const seen = new Set<string>();
  return headers.map((header, place) => {
    const name = header.trim().slice(0, 100);
    const unique = name === '' || seen.has(name) ? `${name || 'column'} ${place + 1}` : name;
    seen.add(unique);
    return unique;
  });
}
