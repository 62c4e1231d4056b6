import { useLingui } from '@lingui/react/macro';
import type { Parts } from '../../../shared/message/parts.js';
import { TemplateFrame } from '../../../shared/templates/template-frame.js';
import classes from '../bulk.module.css';

/** One recipient's message on a phone. */
export function SampleBubble({ storeId, shown, to }: { readonly storeId: string; readonly shown: Parts; readonly to: string }) {
  const { t } = useLingui();
  return (
    <div role="figure" aria-label={t`What ${to} reads`}>
      <div className={classes['to']} dir="auto">{to}</div>
      <div className={classes['bubble']} dir="auto"><TemplateFrame storeId={storeId} shown={shown} /></div>
    </div>
  );
}
