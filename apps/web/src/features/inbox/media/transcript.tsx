import { Trans, useLingui } from '@lingui/react/macro';
import { Loader } from '@mantine/core';
import type { Transcript as TranscriptData } from '../model.js';
import classes from './transcript.module.css';

/** What is said in a sound, as far as it is known. */
export function Transcript({ transcript: { state, text, failure } }: { readonly transcript: TranscriptData }) {
  const { t } = useLingui();
  switch (state) {
    case 'pending': return <p className={classes['waiting']}><Loader size={12} aria-hidden /><Trans>Transcript on its way…</Trans></p>;
    case 'failed': return <p className={classes['waiting']}><span><Trans>No transcript</Trans>{failure !== null && <>: <bdi>{failure}</bdi></>}</span></p>;
    case 'ready': return (
      <div className={classes['transcript']} role="group" aria-label={t`Transcript`}>
        <span className={classes['label']} aria-hidden><Trans>Transcript</Trans></span>
        <p dir="auto">{text}</p>
      </div>
    );
  }
}
