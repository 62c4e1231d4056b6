interface Preference { readonly range: string; readonly weight: number }

/** The entries of an `Accept` or `Accept-Language` header (RFC 9110), in lower case; parameters other than `q` are passed over. */
function preferencesOf(header: string): Preference[] {
  return header.toLowerCase().split(',').flatMap((entry) => {
    const [range = '', ...parameters] = entry.split(';').map((part) => part.trim());
    const told = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const weight = told === undefined ? 1 : Number(told);
    return range === '' ? [] : [{ range, weight: weight >= 0 && weight <= 1 ? weight : 0 }];
  });
}

/** True when `header` takes a content type such as `application/json`; the nearest entry decides. No header takes everything. */
export function isAccepted(header: string | undefined, type: string): boolean {
  const preferences = preferencesOf(header ?? '');
  if (preferences.length === 0) return true;
  for (const range of [type, `${type.split('/')[0] ?? ''}/*`, '*/*']) {
    const found = preferences.find((preference) => preference.range === range);
    if (found) return found.weight > 0;
  }
  return false;
}

/** The languages that `header` asks for, the most wanted first, as language tags in lower case (`pt-br`). `*` names none. */
export function languagesOf(header: string | undefined): string[] {
  const wanted = preferencesOf(header ?? '').filter(({ range, weight }) => weight > 0 && /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/.test(range));
  return wanted.toSorted((one, other) => other.weight - one.weight).map(({ range }) => range);
}
