import { useLingui } from '@lingui/react/macro';
import figures from '../list/figures.module.css';

type Tone = 'good' | 'bad' | 'quiet';

/** A few numbers with their names. */
export function Counts({ counts }: { readonly counts: readonly (readonly [name: string, count: number, tone: Tone])[] }) {
  const { i18n } = useLingui();
  return <dl className={figures['counts']}>{counts.map(([name, count, tone]) => <div key={name} data-tone={count === 0 ? 'quiet' : tone}><dt>{name}</dt><dd>{i18n.number(count)}</dd></div>)}</dl>;
}
