import { useLingui } from '@lingui/react/macro';
import { Drawer } from '../../shared/page/layers.js';
import { lazyPart } from '../../shared/page/lazy-part.js';

const RunOf = lazyPart(async () => (await import('./run-of.js')).RunOf);

interface RunDrawerProps {
  readonly storeId: string;
  readonly runId: string | undefined;
  readonly onClose: () => void;
}

/** How the assistant came to an answer: what it read, asked, found and cost. */
export function RunDrawer({ storeId, runId, onClose }: RunDrawerProps) {
  const { t } = useLingui();
  return (
    <Drawer opened={runId !== undefined} onClose={onClose} position="right" size="md" title={t`How the assistant answered`} closeButtonProps={{ 'aria-label': t`Close` }}>
      {runId !== undefined && <RunOf storeId={storeId} runId={runId} />}
    </Drawer>
  );
}
