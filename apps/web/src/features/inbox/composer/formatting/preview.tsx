import { Trans, useLingui } from '@lingui/react/macro';
import { Eye } from 'lucide-react';
import { FormattedText } from '../../../../shared/message/formatted-text.js';
import { type Inline, parseFormat } from '../../../../shared/message/wa-format.js';
import classes from './preview.module.css';

function isPlain(run: Inline): boolean {
  return run.kind === 'text' || run.kind === 'link';
}

/** What WhatsApp makes of the marks in a text, shown only where there are any. */
export function FormatPreview({ text }: { readonly text: string }) {
  const { t } = useLingui();
  const hasMarks = /[*_~`>\-\d]/.test(text) && parseFormat(text).some((block) => block.kind === 'mono' || block.kind === 'quote' || block.kind === 'item' || !block.inside.every(isPlain));
  if (!hasMarks) return null;
  return (
    <section className={classes['preview']} aria-label={t`Preview`}>
      <div className={classes['head']}><Eye size={12} aria-hidden /><Trans>As the customer sees it</Trans></div>
      <div className={classes['bubble']}><FormattedText text={text} /></div>
    </section>
  );
}
