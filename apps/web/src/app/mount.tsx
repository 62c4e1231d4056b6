import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { styleNonce } from '../shared/api/installation.js';
import { createQueryClient } from '../shared/api/query-client.js';
import { submitOnce } from '../shared/form/submit-once.js';
import { QuestionLayer } from '../shared/page/confirm.js';
import { ShortcutListener } from '../shared/page/shortcuts.js';
import { cssVariablesResolver, theme } from '../shared/page/theme.js';
import { Corner } from './corner.js';
import { createAppRouter } from './router.js';
import { SamePerson } from './same-person.js';
import { SessionEnded } from './session-ended.js';

export function mountApp(root: HTMLElement): void {
  const client = createQueryClient();
  submitOnce(client);
  const router = createAppRouter(client);
  // The page's own code comes while the API is asked who is logged in, not after.
  const routes: Readonly<Record<string, { readonly options: { readonly component?: unknown } } | undefined>> = router.routesById;
  for (const { routeId } of router.matchRoutes(router.latestLocation)) preloadPage(routes[routeId]?.options.component);
  createRoot(root).render(
    <I18nProvider i18n={i18n}>
      <DirectionProvider initialDirection={document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'}>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto" getStyleNonce={() => styleNonce} deduplicateInlineStyles>
          <QueryClientProvider client={client}>
            <ModalsProvider modalProps={{ closeOnEscape: false }}>
              <QuestionLayer />
              <Corner />
              <ShortcutListener />
              <SamePerson>
                <RouterProvider router={router} />
                <SessionEnded />
              </SamePerson>
            </ModalsProvider>
          </QueryClientProvider>
        </MantineProvider>
      </DirectionProvider>
    </I18nProvider>,
  );
}

function preloadPage(component: unknown): void {
  if (typeof component === 'function' && 'preload' in component && typeof component.preload === 'function') void component.preload();
}
