import { REPLY_HOLE, REPLY_VARIABLES, type ReplyVariable } from '#contracts';

/** What is known for each variable; null where nothing is. */
export type ReplyValues = Readonly<Record<ReplyVariable, string | null>>;

function variableOf(name: string): ReplyVariable | undefined {
  return REPLY_VARIABLES.find((each) => each === name);
}

/** The text with everything filled in that is known; the rest stays as a hole. */
export function filled(body: string, values: ReplyValues): string {
  return body.replaceAll(REPLY_HOLE, (hole: string, name: string) => {
    const variable = variableOf(name);
    return (variable && values[variable]) ?? hole;
  });
}

/** The first place that a person still has to fill in. Braces that name no variable are just text. */
export function firstHole(text: string): { readonly from: number; readonly to: number; readonly hole: string } | undefined {
  for (const match of text.matchAll(REPLY_HOLE)) {
    if (variableOf(match[1] ?? '')) return { from: match.index, to: match.index + match[0].length, hole: match[0] };
  }
  return undefined;
}

/** The shortcut that is being typed: a slash at the start and nothing but its letters after it. */
export function shortcutIn(text: string): string | undefined {
  return /^\/(\S{0,32})$/u.exec(text)?.[1];
}
