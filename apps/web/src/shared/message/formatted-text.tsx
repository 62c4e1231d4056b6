import { Trans } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { memo, type ReactNode, useState } from 'react';
import classes from './formatted-text.module.css';
import { type Block, type Inline, parseFormat } from './wa-format.js';

/** Longer texts are folded: nobody reads them in a bubble, and laying them out takes long. */
const FOLD_AT = 2000;

/** A customer's or colleague's words with WhatsApp's marks. Only text nodes: nothing in them can run. */
export const FormattedText = memo(function FormattedText({ text }: { readonly text: string }) {
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > FOLD_AT;
  const shown = isLong && !isOpen ? `${text.slice(0, FOLD_AT).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
  return (
    <div className={classes['text']} dir="auto">
      {parseFormat(shown).map((block, index) => <BlockView key={index} block={block} />)}
      {isLong && <UnstyledButton className={classes['fold']} onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>{isOpen ? <Trans>Show less</Trans> : <Trans>Show all</Trans>}</UnstyledButton>}
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

function Runs({ runs }: { readonly runs: readonly Inline[] }): ReactNode {
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
