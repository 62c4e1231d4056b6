/** The command was called wrongly; its message says how it is called. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
/** Prints lines for people. */
export function say(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}
/** Prints an answer: as JSON for programs, else what `words` makes of it. */
export function answer<T>(value: T, asJson: boolean, words: (value: T) => string): void {
  say(asJson ? JSON.stringify(value, null, 2) : words(value));
}
