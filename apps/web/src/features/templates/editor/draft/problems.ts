import type { TemplateProblem } from '#contracts';
import { fieldText } from '../../../../shared/form/field-texts.js';

/** What is said about one place of a template. */
export type ProblemAt = (pointer: string) => string | undefined;
/** Known while people are still writing: said only once they want to go on. */
const LATER = new Set(['required', 'sample_missing']);

/** Texts by their place. @param all with what is still missing */
export function problemsAt(problems: readonly TemplateProblem[], all: boolean): ProblemAt {
  const shown = problems.filter(({ code }) => all || !LATER.has(code));
  return (pointer) => {
    const found = shown.find((problem) => problem.pointer === pointer);
    return found && fieldText(found);
  };
}
