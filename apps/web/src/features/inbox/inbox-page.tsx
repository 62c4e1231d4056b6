import { useLingui } from '@lingui/react/macro';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Drawer } from '../../shared/page/layers.js';
import { lazyPart, useLazyPartsWhenIdle } from '../../shared/page/lazy-part.js';
import { useStore } from '../../shared/people/me.js';
import { usePreference } from '../../shared/page/preferences.js';
import { conversationQuery } from './api/get-conversation.js';
import { PanelSkeleton } from './customer/panel-skeleton.js';
import classes from './inbox-page.module.css';
import type { ListHandle } from './list/conversation-list.js';
import { ListPane } from './list/list-pane.js';
import { RunDrawer } from './run-drawer.js';
import { ThreadPane } from './thread/thread-pane.js';
import type { WritingHandle } from './writing/writing-area.js';
import { useInboxShortcuts } from './use-inbox-shortcuts.js';
import { useNeighbourShortcuts } from './use-neighbour-shortcuts.js';

const CustomerPanel = lazyPart(async () => (await import('./customer/customer-panel.js')).CustomerPanel, <PanelSkeleton />);

/** Three panes side by side, two with the customer in a drawer, or one at a time: as much as the window holds. */
export function InboxPage() {
  const { t } = useLingui();
  const store = useStore();
  const client = useQueryClient();
  const search = useSearch({ from: '/signed-in/frame/s/$storeSlug/inbox' });
  const list = useRef<ListHandle>(null);
  const composer = useRef<WritingHandle>(null);
  const isWide = useMediaQuery('(min-width: 75em)', undefined, { getInitialValueInEffect: false });
  const [preference, setPreference] = usePreference('customer-panel');
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const [runId, setRunId] = useState<string>();
  const { c } = search;
  const { data: conversation } = useQuery({ ...conversationQuery(client, store.id, c ?? ''), enabled: c !== undefined });
  const isPanelOpen = isWide === true && preference !== 'closed' && conversation !== undefined;
  const togglePanel = (): void => {
    if (conversation === undefined) return;
    if (isWide) setPreference(preference === 'closed' ? 'open' : 'closed');
    else setDrawerOpen(!isDrawerOpen);
  };
  useLazyPartsWhenIdle();
  useInboxShortcuts({ storeId: store.id, conversation, list, composer, onPanel: togglePanel });
  useNeighbourShortcuts({ conversation, list, composer, onPanel: togglePanel });
  return (
    <div className={classes['inbox']} data-open={c !== undefined || undefined} data-panel={isPanelOpen || undefined}>
      <ListPane ref={list} storeId={store.id} search={search} />
      <ThreadPane storeId={store.id} conversationId={c} composer={composer} onPanel={togglePanel} onRun={setRunId} />
      {isPanelOpen && <aside className={classes['panel']} aria-label={t`Customer`} tabIndex={0}><CustomerPanel storeId={store.id} conversation={conversation} /></aside>}
      <Drawer opened={isDrawerOpen && isWide !== true && conversation !== undefined} onClose={() => setDrawerOpen(false)} position="right" size={340} title={t`Customer`} padding={0} closeButtonProps={{ 'aria-label': t`Close` }} classNames={{ header: classes['drawerHeader'] ?? '' }}>
        {conversation && <CustomerPanel storeId={store.id} conversation={conversation} />}
      </Drawer>
      <RunDrawer storeId={store.id} runId={runId} onClose={() => setRunId(undefined)} />
    </div>
  );
}
