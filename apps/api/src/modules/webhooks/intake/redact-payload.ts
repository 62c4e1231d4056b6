// Strings, punctuation, everything else that is not white space. Works on broken JSON too: what looks like a key is one.
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;

/**
 * The body with the values of `keys` replaced by null, at every depth, however the key is spelled. All other bytes stay as
 * they are, so that large ids keep their digits.
 */
export function redactPayload(body: Buffer, keys: readonly string[]): Buffer {
  if (keys.length === 0) return body;
  const text = body.toString('latin1');
  let result = '';
  let kept = 0;
  for (const { start, end } of valuesOf(text, new Set(keys.map((key) => Buffer.from(key).toString('latin1'))))) {
    result += `${text.slice(kept, start)}null`;
    kept = end;
  }
  return kept === 0 ? body : Buffer.from(result + text.slice(kept), 'latin1');
}

function* valuesOf(text: string, keys: ReadonlySet<string>): Generator<{ start: number; end: number }> {
  // 0: looking for a key, 1: behind a key, 2: behind its colon, 3: inside its value.
  let state: 0 | 1 | 2 | 3 = 0;
  let start = 0;
  let end = 0;
  let depth = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match;
    if (state === 3 && depth === 0 && (token === ',' || token === '}' || token === ']')) {
      yield { start, end };
      state = 0;
    }
    if (state === 2) {
      state = 3;
      start = match.index;
      depth = 0;
    }
    if (state === 3) {
      if (token === '{' || token === '[') depth += 1;
      else if (token === '}' || token === ']') depth -= 1;
      end = match.index + token.length;
    } else if (state === 1) state = token === ':' ? 2 : keyState(token, keys);
    else state = keyState(token, keys);
  }
  if (state === 3) yield { start, end };
}

function keyState(token: string, keys: ReadonlySet<string>): 0 | 1 {
  return token.startsWith('"') && keys.has(plainText(token)) ? 1 : 0;
}
function plainText(token: string): string {
  if (!token.includes('\\')) return token.slice(1, -1);
  try {
    return Buffer.from(JSON.parse(token) as string).toString('latin1');
  } catch {
    return token.slice(1, -1);
  }
}
