import { Trans, useLingui } from '@lingui/react/macro';
import { Loader } from '@mantine/core';
import type { Transcript as TranscriptData } from '../model.js';
import { ReadAgain } from './read-again.js';
import classes from './told.module.css';

interface TranscriptProps { readonly storeId: string; readonly mediaId: string; readonly transcript: TranscriptData }

/** What is said in a sound, as far as it is known. */
export function Transcript({ storeId, mediaId, transcript: { state, text, failure } }: TranscriptProps) {
  const { t } = useLingui();
  switch (state) {
    case 'pending': return <p className={classes['waiting']}><Loader size={12} aria-hidden /><Trans>Transcript on its way…</Trans></p>;
    case 'failed': return (
      <div className={classes['waiting']}>
        <span><Trans>No transcript</Trans>{failure !== null && <>: <bdi>{failure}</bdi></>}</span>
        <ReadAgain storeId={storeId} mediaId={mediaId} what="transcribe"><Trans>Transcribe again</Trans></ReadAgain>
      </div>
    );
    case 'ready': return (
      <div className={classes['told']} role="group" aria-label={t`Transcript`}>
        <span className={classes['label']} aria-hidden><Trans>Transcript</Trans></span>
        <p dir="auto">{text}</p>
      </div>
    );
  }
}
