import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useReadMediaAgain } from '../api/read-media-again.js';

interface ReadAgainProps { readonly storeId: string; readonly mediaId: string; readonly what: 'transcribe' | 'describe'; readonly children: ReactNode }

/** A second try for what nobody could make out. */
export function ReadAgain({ storeId, mediaId, what, children }: ReadAgainProps) {
  const again = useReadMediaAgain(storeId, what);
  return <Anchor component="button" type="button" size="xs" disabled={again.isPending} onClick={() => again.mutate(mediaId)}>{children}</Anchor>;
}
