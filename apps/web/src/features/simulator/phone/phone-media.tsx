import { useLingui } from '@lingui/react/macro';
import { FileText } from 'lucide-react';
import { FormattedText } from '../../../shared/message/formatted-text.js';
import { type Parts, textIn } from '../../../shared/message/parts.js';
import { simulatorAddress } from '../api/call.js';
import classes from './phone-bubble.module.css';
import { usePhoneHands } from './phone-context.js';

export type PhoneMediaKind = 'image' | 'sticker' | 'audio' | 'video' | 'document';

/** A file on the phone with its caption. */
export function PhoneMedia({ kind, media }: { readonly kind: PhoneMediaKind; readonly media: Parts }) {
  const caption = textIn(media, 'caption');
  return (
    <>
      <File kind={kind} media={media} />
      {caption !== '' && <FormattedText text={caption} />}
    </>
  );
}

function File({ kind, media }: { readonly kind: PhoneMediaKind; readonly media: Parts }) {
  const { t } = useLingui();
  const { line } = usePhoneHands();
  const [id, link] = [textIn(media, 'id'), textIn(media, 'link')];
  // Nothing is loaded from elsewhere: a link leads to a file of this app, or is only named.
  const address = id === '' ? (link.startsWith('/api/') ? link : undefined) : simulatorAddress(line, `/media/${encodeURIComponent(id)}`);
  const name = textIn(media, 'filename') || link || t`Document`;
  if (address === undefined) return <span className={classes['file']}><FileText size={22} aria-hidden /><bdi>{name}</bdi></span>;
  switch (kind) {
    case 'image': return <img className={classes['picture']} src={address} alt={textIn(media, 'caption') || t`Photo`} />;
    case 'sticker': return <img className={classes['sticker']} src={address} alt={t`Sticker`} />;
    case 'audio': return <audio className={classes['audio']} src={address} controls preload="metadata" aria-label={t`Voice message`} />;
    case 'video': return <video className={classes['picture']} src={address} controls preload="metadata" aria-label={t`Video`} />;
    case 'document': return <a className={classes['file']} href={address} download={name}><FileText size={22} aria-hidden /><bdi>{name}</bdi></a>;
  }
}
