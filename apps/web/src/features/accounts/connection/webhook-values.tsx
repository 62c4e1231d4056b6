import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CopyField } from '../../../shared/form/copy-field.js';
import { Section } from '../../../shared/page/page.js';
import { Loaded } from '../../../shared/page/states.js';
import { webhookQuery } from '../api/get-webhook.js';

/** What an admin copies into the provider's dashboard, at any time. */
export function WebhookValues({ storeId, accountId }: { readonly storeId: string; readonly accountId: string }) {
  const { t } = useLingui();
  const query = useQuery(webhookQuery(storeId, accountId));
  return (
    <Section title={t`Webhook`} description={<Trans>Enter these values where the provider asks for them, so that messages reach this store.</Trans>}>
      <Loaded query={query} skeleton={<Stack><Skeleton h={56} /><Skeleton h={56} /></Stack>}>
        {({ callbackUrl, verifyToken }) => (
          <Stack>
            <CopyField label={t`Callback URL`} value={callbackUrl} />
            {verifyToken !== null && <CopyField label={t`Verify Token`} value={verifyToken} />}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}
