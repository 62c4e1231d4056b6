export interface BrowserWords {
  readonly kind: 'desktop' | 'phone' | 'program';
  readonly browser: string;
  readonly system?: string;
}

// Order matters: browsers name each other.
const BROWSERS: readonly (readonly [RegExp, string])[] = [[/Edg(?:e|A|iOS)?\//, 'Edge'], [/OPR\/|Opera/, 'Opera'], [/SamsungBrowser\//, 'Samsung Internet'], [/Firefox\/|FxiOS\//, 'Firefox'], [/Chrom(?:e|ium)\/|CriOS\//, 'Chrome'], [/Safari\//, 'Safari']];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [[/iPhone|iPod/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS X|Macintosh/, 'macOS'], [/CrOS/, 'ChromeOS'], [/Linux/, 'Linux']];

function nameIn(list: readonly (readonly [RegExp, string])[], text: string): string | undefined {
  return list.find(([pattern]) => pattern.test(text))?.[1];
}

/** A User-Agent header in words that people know. What is no browser is shown as it named itself. */
export function describeBrowser(userAgent: string): BrowserWords {
  const browser = nameIn(BROWSERS, userAgent);
  const system = nameIn(SYSTEMS, userAgent);
  if (browser === undefined) return { kind: 'program', browser: userAgent.split(/[ /]/)[0] || '?' };
  return { kind: /Mobi|Android|iPhone|iPad/.test(userAgent) ? 'phone' : 'desktop', browser, ...(system === undefined ? {} : { system }) };
}
