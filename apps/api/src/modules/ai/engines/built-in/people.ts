import { plain } from '../../wording/language.js';
import { type Speech, SPEECHES } from './people-words.js';

/**
 * True when the text asks for a person: as a request ("can I talk to ...", "I want ...", "can a human help me"), or as a sentence of
 * nothing else ("An agent, please"). People and agents who are only spoken of are no wish.
 */
export function wantsPerson(text: string): boolean {
  const sentences = partsOf(text, /[.!?;؟؛\n]+/u);
  if (sentences.some((sentence) => WISHES.some(({ alone }) => alone.test(sentence)))) return true;
  const clauses = partsOf(text, /[.!?;؟؛\n,،:()]+|\s-\s/u);
  return clauses.some((clause) => WISHES.some(({ asked }) => asked.some((pattern) => pattern.test(clause))));
}

/** True when the whole text asks whether a person or a machine answers. */
export function asksWhoAnswers(text: string): boolean {
  const words = ` ${plain(text)} `;
  return WISHES.some(({ whoAnswers }) => whoAnswers.test(words));
}

/** Words in the form of `plain`, with a space on either side; what is said again and again is said once. */
function partsOf(text: string, boundary: RegExp): string[] {
  return text.split(boundary).map(plain).filter((words) => words !== '').map((words) => ` ${words} `.replaceAll(/ (\S+)(?: \1)+(?= )/gu, ' $1'));
}

const WISHES = SPEECHES.map(({ person, anyone, talk, want, goesOn, not, also, beside, whoAnswers }: Speech) => {
  const patternOf = (source: string): RegExp => new RegExp(source.replaceAll('PERSON', `(?:${person})`).replaceAll('ANYONE', `(?:${anyone})`), 'u');
  return {
    alone: patternOf(`^ (?:(?:${beside}) )*PERSON(?: (?:${beside}))* $`),
    asked: [
      patternOf(`^ PERSON(?: (?:${beside}))+ $`),
      patternOf(`(?<! (?:${not.talk})) (?:${talk}) (?:PERSON|ANYONE) `),
      patternOf(`(?<! (?:${not.want})) (?:${want}) PERSON (?:$|(?:${goesOn}) )`),
      ...also.map((source) => patternOf(` (?:${source}) `)),
    ],
    whoAnswers: patternOf(`^ (?:(?:${beside}) )*(?:${whoAnswers}) $`),
  };
});
