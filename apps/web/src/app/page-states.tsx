import { Trans } from '@lingui/react/macro';
import { Box } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { createContext, type ReactNode, use, useCallback, useLayoutEffect } from 'react';
import { endFirstLook } from '../shared/page/first-look.js';
import { LinkButton } from '../shared/page/links.js';
import { ErrorState, RowsSkeleton, State } from '../shared/page/states.js';

/** True inside the frame, which has the page's main landmark already. */
export const InsideFrame = createContext(false);

function Ground({ children }: { readonly children: ReactNode }) {
  const isInside = use(InsideFrame);
  return isInside ? children : <main id="main">{children}</main>;
}

export function PagePending() {
  return <Ground><Box maw={960} mx="auto" w="100%" p="xl"><RowsSkeleton /></Box></Ground>;
}

export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  useLayoutEffect(endFirstLook, []);
  const retry = useCallback(() => {
    reset();
    void router.invalidate();
  }, [reset, router]);
  return <Ground><ErrorState isPage error={error} onRetry={retry} /></Ground>;
}

export function NotFound() {
  useLayoutEffect(endFirstLook, []);
  return (
    <Ground>
      <State isPage icon={Compass} title={<Trans>There is nothing at this address</Trans>} actions={<LinkButton to="/" variant="default"><Trans>Go to the start</Trans></LinkButton>}>
        <Trans>The page was moved, or the link is not complete.</Trans>
      </State>
    </Ground>
  );
}
