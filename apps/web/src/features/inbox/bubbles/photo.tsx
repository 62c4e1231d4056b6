import { useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import { mediaAddress } from '../../../shared/message/media-address.js';
import classes from './bubble.module.css';

const Viewer = lazyPart(async () => (await import('../media/viewer.js')).Viewer);

export interface PhotoPlace { readonly storeId: string; readonly conversationId: string; readonly mediaId: string }

/** A picture that opens as large as the window, among the others of its thread. */
export function Photo({ alt, place }: { readonly alt: string; readonly place: PhotoPlace }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <UnstyledButton className={classes['photo']} onClick={() => setOpen(true)} aria-label={t`Open: ${alt}`}><img src={mediaAddress(place.storeId, place.mediaId)} alt="" loading="lazy" decoding="async" /></UnstyledButton>
      {isOpen && <Viewer {...place} onClose={() => setOpen(false)} />}
    </>
  );
}
