import { Trans } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { memo, type ReactNode, useState } from 'react';
import classes from './formatted-text.module.css';
import { type Block, type Inline, parseFormat } from './wa-format.js';

/** Longer texts are folded: nobody reads them in a bubble, and laying them out takes long. */
const FOLD_AT = 2000;
/** So much more at a time: a text of a million letters would hold the page up. */
const MORE = 50_000;

/** A customer's or colleague's words with WhatsApp's marks. Only text nodes: nothing in them can run. */
export const FormattedText = memo(function FormattedText({ text }: { readonly text: string }) {
  const [end, setEnd] = useState(FOLD_AT);
  const rest = text.length - end;
  const shown = rest > 0 ? `${text.slice(0, end).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
  return (
    <div className={classes['text']} dir="auto">
      {parseFormat(shown).map((block, index) => <BlockView key={index} block={block} />)}
      {rest > 0 && <UnstyledButton className={classes['fold']} onClick={() => setEnd(end + MORE)} aria-expanded={end > FOLD_AT}>{rest <= MORE ? <Trans>Show all</Trans> : <Trans>Show more</Trans>}</UnstyledButton>}
      {end > FOLD_AT && <UnstyledButton className={classes['fold']} onClick={() => setEnd(FOLD_AT)} aria-expanded>{<Trans>Show less</Trans>}</UnstyledButton>}
    </div>
  );
});

function BlockView({ block }: { readonly block: Block }): ReactNode {
  switch (block.kind) {
    case 'line': return <div className={classes['line']} dir="auto"><Runs runs={block.inside} /></div>;
    case 'quote': return <blockquote className={classes['blockquote']} dir="auto"><Runs runs={block.inside} /></blockquote>;
    case 'item': return <div className={classes['item']} dir="auto"><span aria-hidden>{block.mark}</span><span><Runs runs={block.inside} /></span></div>;
    case 'mono': return <pre className={classes['mono']} dir="ltr" tabIndex={0}>{block.text}</pre>;
  }
}

/** Words of one line with their marks and links. */
export function Runs({ runs }: { readonly runs: readonly Inline[] }): ReactNode {
  return runs.map((run, index) => <Run key={index} run={run} />);
}

function Run({ run }: { readonly run: Inline }): ReactNode {
  switch (run.kind) {
    case 'text': return run.text;
    case 'link': return <a href={run.href} target="_blank" rel="noopener noreferrer nofollow">{run.text}</a>;
    case 'code': return <code>{run.text}</code>;
    case 'bold': return <strong><Runs runs={run.inside} /></strong>;
    case 'italic': return <em><Runs runs={run.inside} /></em>;
    case 'strike': return <s><Runs runs={run.inside} /></s>;
  }
}
