export interface Press extends Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'> {
  getModifierState(name: string): boolean;
}

const HELD = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn']);
/** Signs on the keys of a keyboard without Latin letters, by the place of the key. */
const SIGN_KEYS: Readonly<Record<string, string>> = { Slash: '/', BracketLeft: '[', BracketRight: ']', Period: '.', Comma: ',' };

/**
 * What a press may mean as a shortcut, the likeliest first: `t`, `Shift+t`, `$mod+k`, `Alt+1`, `/`, `Space`.
 * A sign is itself whichever keys the layout needs for it (`/` is Shift+7 in German); a digit also without the Shift that French needs;
 * and a layout without Latin letters has them at the places of the keys.
 */
export function meaningsOf(press: Press, isMac: boolean): string[] {
  const { key, code, shiftKey, ctrlKey, altKey, metaKey } = press;
  // Windows says that Ctrl and Alt are held, too; Firefox on a Mac calls Option so.
  const isAltGr = !isMac && press.getModifierState('AltGraph');
  const [isMod, isOther] = isMac ? [metaKey, ctrlKey] : [ctrlKey && !isAltGr, metaKey];
  if (HELD.has(key) || isOther) return [];
  const isAlt = altKey && !isAltGr;
  const named = (name: string): string => [...(isMod ? ['$mod'] : []), ...(isAlt ? ['Alt'] : []), ...(shiftKey ? ['Shift'] : []), name].join('+');
  const bare = (name: string): string => [...(isMod ? ['$mod'] : []), ...(isAlt ? ['Alt'] : []), name].join('+');
  if (/^[a-z]$/i.test(key)) return [named(key.toLowerCase())];
  if (/^\d$/.test(key)) return [bare(key)];
  if (key === ' ') return [named('Space')];
  const isForeign = isOfOtherScript(key);
  if (key.length > 1 && !isForeign) return [named(key)];
  const digit = shiftKey ? undefined : /^Digit(\d)$/.exec(code)?.[1];
  const digits = digit === undefined ? [] : [bare(digit)];
  if (isForeign) {
    const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
    const sign = shiftKey ? undefined : SIGN_KEYS[code];
    return [...(letter === undefined ? [] : [named(letter)]), ...(sign === undefined ? [] : [bare(sign)]), ...digits];
  }
  const sign = key === '؟' ? '?' : key;
  // A Mac writes signs with Option; Option and a digit is the digit first.
  return isAlt ? [...digits, ...(isMac ? [sign] : [])] : [bare(sign), ...digits];
}

/** Arabic writes marks and signs of its own with Shift, and two letters at once; of some keys a browser tells only the place. */
function isOfOtherScript(key: string): boolean {
  return key === 'Unidentified' || (key !== '؟' && /^[\p{L}\p{M}\p{Script_Extensions=Arabic}]+$/u.test(key) && !/\p{Script=Latin}/u.test(key));
}
