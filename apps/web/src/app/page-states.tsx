import { Trans } from '@lingui/react/macro';
import { Box } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useCallback } from 'react';
import { LinkButton } from '../shared/links.js';
import { ErrorState, RowsSkeleton, State } from '../shared/states.js';

export function PagePending() {
  return <Box maw={960} mx="auto" w="100%" p="xl"><RowsSkeleton /></Box>;
}

export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = useCallback(() => {
    reset();
    void router.invalidate();
  }, [reset, router]);
  return <main id="main"><ErrorState error={error} onRetry={retry} /></main>;
}

export function NotFound() {
  return (
    <main id="main">
      <State icon={Compass} title={<Trans>There is nothing at this address</Trans>} actions={<LinkButton to="/" variant="default"><Trans>Go to the start</Trans></LinkButton>}>
        <Trans>The page was moved, or the link is not complete.</Trans>
      </State>
    </main>
  );
}
