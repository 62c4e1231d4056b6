import { useRef, useState } from 'react';
import { RunDrawer } from '../features/inbox/run-drawer.js';
import type { WritingHandle } from '../features/inbox/writing/writing-area.js';
import { SimulatorPage } from '../features/simulator/index.js';
import { lazyPart, useLazyPartsWhenIdle } from '../shared/page/lazy-part.js';
import { useStore } from '../shared/people/me.js';

const ThreadPane = lazyPart(async () => (await import('../features/inbox/thread/thread-pane.js')).ThreadPane);

/** The simulator beside the inbox's own thread: two features that only the app knows of at once. */
export function SimulatorWithThread() {
  useLazyPartsWhenIdle();
  const { id: storeId } = useStore();
  const composer = useRef<WritingHandle>(null);
  const [runId, setRunId] = useState<string>();
  return (
    <>
      <SimulatorPage thread={(conversationId) => <ThreadPane storeId={storeId} conversationId={conversationId} composer={composer} onPanel={() => undefined} onRun={setRunId} />} />
      <RunDrawer storeId={storeId} runId={runId} onClose={() => setRunId(undefined)} />
    </>
  );
}
