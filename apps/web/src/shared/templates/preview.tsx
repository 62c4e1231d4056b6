import { publicId, type SendableTemplate, shownOf, type TemplateShown, type TemplateValues } from '#contracts';
import type { Parts } from '../message/parts.js';
import { TemplateFrame } from './template-frame.js';
import { directionOf } from './template-texts.js';
import classes from './preview.module.css';

interface PreviewProps {
  readonly storeId: string;
  readonly template: Pick<SendableTemplate, 'id' | 'name' | 'language' | 'category' | 'format' | 'components'>;
  readonly values: TemplateValues;
  readonly label: string;
  /** Which card of a carousel is looked at. */
  readonly card?: number;
}

/** The bubble on a phone, with values in the gaps. */
export function TemplatePreview({ storeId, template, values, label, card }: PreviewProps) {
  return (
    <div className={classes['phone']} role="figure" aria-label={label} dir={directionOf(template.language)}>
      <div className={classes['bubble']}><TemplateFrame storeId={storeId} shown={framesOf(shownOf(template, values))} {...(card === undefined ? {} : { card })} /></div>
    </div>
  );
}

type TemplateFrameParts = Pick<TemplateShown, 'header' | 'offer'>;

/** As the API would show it: files by their public ids. */
function framesOf(shown: TemplateShown): Parts {
  const frame = ({ offer, ...bare }: TemplateFrameParts): Parts => {
    const part = { ...bare, ...(offer ? { offer: { text: offer.text, expires_at: offer.expiresAt } } : {}) };
    const media = bare.header?.media;
    return media ? { ...part, header: { media: { kind: media.kind, ...(media.mediaId === undefined ? {} : { media_id: publicId('media', media.mediaId) }) } } } : { ...part };
  };
  return { ...frame(shown), ...(shown.cards ? { cards: shown.cards.map(frame) } : {}) };
}
