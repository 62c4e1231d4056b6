import { initialsOf } from './initials.js';
import classes from './store-mark.module.css';

const COLOURS = ['teal', 'blue', 'green', 'yellow', 'gray'] as const;

interface MarkProps {
  readonly name: string;
  /** In pixels. */
  readonly size?: number;
  readonly radius?: 'md' | 'xl';
}

/** A store or a person as two letters on a colour of its own. */
export function Mark({ name, size = 32, radius = 'md' }: MarkProps) {
  return <span className={classes['mark']} data-color={colourOf(name)} data-round={radius === 'xl' || undefined} style={{ width: size, height: size, fontSize: size * 0.4 }} aria-hidden>{initialsOf(name)}</span>;
}

function colourOf(name: string): string {
  let sum = 0;
  for (let at = 0; at < name.length; at += 1) sum = (sum * 31 + name.charCodeAt(at)) % 1_000_003;
  return COLOURS[sum % COLOURS.length] ?? 'gray';
}
