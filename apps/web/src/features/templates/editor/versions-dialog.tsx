import type { TemplateComponents } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Dialog } from '../../../shared/page/dialog.js';
import { useStore } from '../../../shared/people/me.js';
import { Loaded } from '../../../shared/page/states.js';
import { TemplatePreview } from '../../../shared/templates/preview.js';
import type { Template } from '../../../shared/templates/templates-query.js';
import { Moment } from '../../../shared/formats/time.js';
import { versionsQuery } from '../api/list-versions.js';

/** What the template was before, newest first. */
export function VersionsDialog({ template, onClose }: { readonly template: Template; readonly onClose: () => void }) {
  const { t } = useLingui();
  const store = useStore();
  const query = useQuery(versionsQuery(store.id, template.id));
  return (
    <Dialog onClose={onClose} title={t`Earlier versions`} size="lg">
      <Loaded query={query}>
        {(versions) => (
          <Stack gap="lg">
            {versions.map(({ version, author, created_at: at, components }) => {
              const parts = components as unknown as TemplateComponents;
              return (
                <Stack key={version} gap={6}>
                  <Group gap={8}>
                    <Text size="sm" fw={600}><Trans>Version {version}</Trans></Text>
                    <Text size="sm" c="dimmed"><Moment at={at} /> · {author === 'provider' ? <Trans>changed at WhatsApp</Trans> : author === 'api' ? <Trans>by a program</Trans> : <Trans>by your team</Trans>}</Text>
                  </Group>
                  <TemplatePreview storeId={store.id} template={{ ...template, components: parts }} values={parts.samples} label={t`Version ${version}`} />
                </Stack>
              );
            })}
          </Stack>
        )}
      </Loaded>
    </Dialog>
  );
}
