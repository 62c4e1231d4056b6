import { useLingui } from '@lingui/react/macro';
import { Tooltip } from '@mantine/core';
import { type LiveState, useLiveState } from '../../shared/live/live.js';
import classes from './sidebar.module.css';

/** Whether news arrive by themselves. */
export function ConnectionState({ isNarrow }: { readonly isNarrow: boolean }) {
  const { t } = useLingui();
  const state = useLiveState();
  const words: Readonly<Record<LiveState, string>> = { connecting: t`Connecting…`, live: t`Live`, reconnecting: t`Reconnecting…`, offline: t`Offline` };
  return (
    <Tooltip label={words[state]} position="right" disabled={!isNarrow}>
      <div className={classes['state']} role="status">
        <span className={classes['dot']} data-state={state} aria-hidden />
        <span style={isNarrow ? { position: 'absolute', clipPath: 'inset(50%)', width: 1, height: 1, overflow: 'hidden' } : undefined}>{words[state]}</span>
      </div>
    </Tooltip>
  );
}
