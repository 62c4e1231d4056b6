/** For `@ApiHeader`: the version that a change was made from. */
export const IF_MATCH = { name: 'If-Match', required: false, description: 'The version that the change was made from, in quotes: refuses the change when somebody else was faster' };

/** The version that an ETag names; undefined when any will do. What is no ETag of ours matches nothing. */
export function versionOf(ifMatch: string | undefined): number | undefined {
  const tag = ifMatch?.trim();
  if (tag === undefined || tag === '*') return undefined;
  return Number(/^(?:W\/)?"(\d{1,9})"$/.exec(tag)?.[1] ?? -1);
}
