import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ArrowLeft, History } from 'lucide-react';
import { installation } from '../../../shared/api/installation.js';
import { LinkAnchor } from '../../../shared/page/links.js';
import { List, MoreRows } from '../../../shared/list/list.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { Section } from '../../../shared/page/page.js';
import { Loaded, State } from '../../../shared/page/states.js';
import { versionsQuery } from '../api/versions.js';
import { VersionRow } from './version-row.js';
import classes from './versions.module.css';

/** Everything that was published, newest first. */
export function VersionsPage() {
  const { t } = useLingui();
  const { product } = installation;
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const query = useInfiniteQuery(versionsQuery(store.id));
  return (
    <>
      <LinkAnchor className={classes['back']} size="sm" to="/s/$storeSlug/assistant/behaviour" params={{ storeSlug: store.slug }}><ArrowLeft size={15} aria-hidden /><Trans>Behaviour</Trans></LinkAnchor>
      <Section p={0} title={t`Versions`} description={<Trans>Each time somebody published, with what changed. Every answer in the Inbox says with which version it was made.</Trans>}>
        <Loaded query={query}>
          {(versions) => (versions.length === 0
            ? <State icon={History} color="teal" title={<Trans>Nothing was published yet</Trans>}><Trans>The assistant behaves as {product} comes. Change something on the page Behaviour, and publish it.</Trans></State>
            : <List label={t`Versions`}>{versions.map((version, index) => <VersionRow key={version.id} store={store} version={version} before={versions[index + 1]} current={versions[0]} mayChange={mayChange} />)}</List>)}
        </Loaded>
        <MoreRows query={query} />
      </Section>
    </>
  );
}
