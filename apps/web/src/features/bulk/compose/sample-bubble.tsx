import { useLingui } from '@lingui/react/macro';
import { FileText, Image, MapPin, Video } from 'lucide-react';
import { FormattedText } from '../../../shared/message/formatted-text.js';
import classes from '../bulk.module.css';

/** A template as it is read, in the parts that the API tells. */
export interface ShownTemplate {
  readonly header?: { readonly text?: string; readonly media?: { readonly kind: string } };
  readonly body?: string;
  readonly footer?: string;
  readonly buttons?: readonly { readonly text: string }[];
}

/** One recipient's message on a phone. */
export function SampleBubble({ shown, to }: { readonly shown: ShownTemplate; readonly to: string }) {
  const { t } = useLingui();
  return (
    <div role="figure" aria-label={t`What ${to} reads`}>
      <div className={classes['to']} dir="auto">{to}</div>
      <div className={classes['bubble']} dir="auto">
        {shown.header?.media && <Media kind={shown.header.media.kind} />}
        {shown.header?.text && <strong>{shown.header.text}</strong>}
        <FormattedText text={shown.body ?? ''} />
        {shown.footer && <footer>{shown.footer}</footer>}
        {shown.buttons && shown.buttons.length > 0 && <ul>{shown.buttons.map(({ text }) => <li key={text}>{text}</li>)}</ul>}
      </div>
    </div>
  );
}

function Media({ kind }: { readonly kind: string }) {
  const Icon = kind === 'video' ? Video : kind === 'document' ? FileText : kind === 'location' ? MapPin : Image;
  return <div className={classes['media']}><Icon size={28} aria-hidden /></div>;
}
