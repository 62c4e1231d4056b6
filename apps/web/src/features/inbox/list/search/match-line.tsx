import { Fragment } from 'react';
import { highlighted } from './highlight.js';

/** The line of a message that was found, with the words marked. */
export function MatchLine({ text, q }: { readonly text: string; readonly q: string }) {
  return highlighted(text, q).map((run, index) => (run.isHit ? <mark key={index}>{run.text}</mark> : <Fragment key={index}>{run.text}</Fragment>));
}
