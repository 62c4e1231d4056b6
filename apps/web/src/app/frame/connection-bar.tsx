import { Trans } from '@lingui/react/macro';
import { Group, Text } from '@mantine/core';
import { CloudOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLiveState } from '../../shared/live/live.js';

/** Short breaks heal by themselves and need no words. */
const PATIENCE_MS = 3000;

/** Says that news do not arrive, once that has lasted for a while. */
export function ConnectionBar() {
  const state = useLiveState();
  return <div role="status">{(state === 'offline' || state === 'reconnecting') && <Broken isOffline={state === 'offline'} />}</div>;
}

function Broken({ isOffline }: { readonly isOffline: boolean }) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  return (
    <Group gap="xs" px="md" py={8} justify="center" bg="var(--mantine-color-yellow-light)" c="var(--mantine-color-yellow-light-color)">
      <CloudOff size={16} aria-hidden />
      <Text size="sm" fw={500}>
        {isOffline ? <Trans>You are offline. Messages you send are kept on this device and go out when the network is back.</Trans> : <Trans>The server does not answer. We keep trying; messages you send are kept on this device.</Trans>}
      </Text>
    </Group>
  );
}
