import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Text } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useConfirm } from '../../../shared/page/confirm.js';
import type { Store } from '../../../shared/people/me.js';
import { useNotices } from '../../../shared/page/notices.js';
import { usePeopleNames } from '../../../shared/people/people.js';
import { Moment } from '../../../shared/formats/time.js';
import { useRestoreVersion, type Version } from '../api/versions.js';
import { BehaviourDiff } from '../behaviour/behaviour-diff.js';
import { DEFAULT_BEHAVIOUR } from './default-behaviour.js';
import classes from './versions.module.css';

interface VersionRowProps {
  readonly store: Store;
  readonly version: Version;
  /** The one published before it, if it is on the page. */
  readonly before: Version | undefined;
  /** What customers get. */
  readonly current: Version | undefined;
  readonly mayChange: boolean;
}

/** One version: who, when, why; its changes when it is opened. */
export function VersionRow({ store, version, before, current, mayChange }: VersionRowProps) {
  const { t } = useLingui();
  const confirm = useConfirm();
  const notices = useNotices();
  const names = usePeopleNames(store.id);
  const restore = useRestoreVersion(store.id);
  const [isOpen, setOpen] = useState(false);
  const { number, note, restored_from: restored, published_by_id: by } = version;
  const isCurrent = version.id === current?.id;
  const name = names(by);
  const was = before?.behaviour ?? (number === 1 ? DEFAULT_BEHAVIOUR : undefined);
  const ask = (): void => confirm({
    title: t`Bring version ${number} back?`, action: t`Bring back`, body: <Trans>It is published again as a new version, and customers get it from the next answer on. A draft that somebody is writing stays.</Trans>,
    run: () => restore.mutate(version.id, { onSuccess: (made) => notices.done(t`Version ${made.number} is published`), onError: notices.failed }),
  });
  return (
    <li className={classes['version']}>
      <div className={classes['head']}>
        <div className={classes['text']}>
          <Text size="sm" fw={600} component="div" className={classes['name']}><Trans>Version {number}</Trans>{isCurrent && <Badge tt="none" variant="light" color="teal"><Trans>Customers get this</Trans></Badge>}</Text>
          {note !== '' && <Text size="sm" component="div" dir="auto">{note}</Text>}
          <Text size="xs" c="dimmed" component="div">
            {restored !== null && <><Trans>Brought back from version {restored}</Trans> · </>}
            <Moment at={version.published_at} />{name !== undefined && <> · <bdi>{name}</bdi></>}
          </Text>
        </div>
        <div className={classes['actions']}>
          {was && <Button variant="subtle" size="compact-sm" aria-expanded={isOpen} rightSection={<ChevronDown size={14} aria-hidden className={classes['chevron']} />} onClick={() => setOpen(!isOpen)}><Trans>Changes</Trans></Button>}
          {mayChange && !isCurrent && <Button variant="default" size="compact-sm" loading={restore.isPending} onClick={ask}><Trans>Bring back…</Trans></Button>}
        </div>
      </div>
      {isOpen && was && <BehaviourDiff was={was} is={version.behaviour} currency={store.currency} />}
    </li>
  );
}
