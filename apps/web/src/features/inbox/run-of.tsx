import { useQuery } from '@tanstack/react-query';
import { factsOfRun } from '../../shared/run/run-facts.js';
import { RunView } from '../../shared/run/run-view.js';
import { Loaded } from '../../shared/page/states.js';
import { runQuery } from './api/get-run.js';

export function RunOf({ storeId, runId }: { readonly storeId: string; readonly runId: string }) {
  const query = useQuery(runQuery(storeId, runId));
  return <Loaded query={query}>{(run) => <RunView run={factsOfRun(run)} />}</Loaded>;
}
