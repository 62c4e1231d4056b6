import { useLingui } from '@lingui/react/macro';
import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { factsOfRun } from '../../shared/run/run-facts.js';
import { RunView } from '../../shared/run/run-view.js';
import { Loaded } from '../../shared/states.js';
import { runQuery } from './api/get-run.js';

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

function RunOf({ storeId, runId }: { readonly storeId: string; readonly runId: string }) {
  const query = useQuery(runQuery(storeId, runId));
  return <Loaded query={query}>{(run) => <RunView run={factsOfRun(run)} />}</Loaded>;
}
