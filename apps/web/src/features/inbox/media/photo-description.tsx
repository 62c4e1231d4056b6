import { Trans, useLingui } from '@lingui/react/macro';
import { Loader } from '@mantine/core';
import { SourceLink, Strength } from '../../../shared/run/source-list.js';
import type { PhotoDescription as DescriptionData } from '../model.js';
import { ReadAgain } from './read-again.js';
import classes from './told.module.css';

interface PhotoDescriptionProps { readonly storeId: string; readonly mediaId: string; readonly description: DescriptionData }

/** What is to be seen in a photo and which products look like it, as far as it is known. */
export function PhotoDescription({ storeId, mediaId, description }: PhotoDescriptionProps) {
  const { t } = useLingui();
  const { state, text, text_in_photo: read, failure } = description;
  switch (state) {
    case 'pending': return <p className={classes['waiting']}><Loader size={12} aria-hidden /><Trans>Looking at the photo…</Trans></p>;
    case 'failed': return (
      <div className={classes['waiting']}>
        <span><Trans>Nobody looked at this photo</Trans>{failure !== null && <>: <bdi>{failure}</bdi></>}</span>
        <ReadAgain storeId={storeId} mediaId={mediaId} what="describe"><Trans>Look at it</Trans></ReadAgain>
      </div>
    );
    case 'ready': return (
      <div className={classes['told']} role="group" aria-label={t`In the photo`}>
        <span className={classes['label']} aria-hidden><Trans>In the photo</Trans></span>
        <p dir="auto">{text}</p>
        {read !== null && read !== '' && <p className={classes['read']} dir="auto">“{read}”</p>}
        <Matches matches={description.matches} />
      </div>
    );
  }
}

function Matches({ matches }: Pick<DescriptionData, 'matches'>) {
  const { t, i18n } = useLingui();
  const best = matches[0]?.score ?? 1;
  const number = new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: 1 });
  if (matches.length === 0) return <p className={classes['none']}><Trans>Nothing in the catalog looks like it.</Trans></p>;
  return (
    <ul className={classes['matches']} aria-label={t`Products like it`}>
      {matches.map(({ product_id: id, title, score }) => <li key={id}><span><SourceLink kind="product" id={id}>{title}</SourceLink></span><Strength value={score / best} label={number.format(score)} /></li>)}
    </ul>
  );
}
