// Letters that dashboards draw in place of a secret.
const BULLETS = /[\u2022\u25cf\u2219\u2027\u26ab\u2b24\u23fa\u2218\u30fb\ufe61\uff0a]|\*{3,}/u;
const FILLER = /^(?:[^\p{L}\p{N}]+|x{3,})$/iu;

/**
 * True when somebody sends back what the dashboard shows instead of the secret itself (R90, R199): bullets, a row of
 * asterisks, or any filler in front of the letters that are shown.
 * @param last4 the letters shown of the stored value
 */
export function looksMasked(value: string, last4 = ''): boolean {
  if (BULLETS.test(value)) return true;
  return last4 !== '' && value.endsWith(last4) && FILLER.test(value.slice(0, -last4.length));
}
