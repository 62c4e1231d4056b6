import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { List, ListRow } from '../../../shared/list/list.js';
import { Section } from '../../../shared/page/page.js';
import type { BulkReport } from '../model.js';
import { useReasonText } from './reason-texts.js';

/** Why recipients did not get it, and whether another try helps. */
export function Reasons({ reasons, onShow }: { readonly reasons: BulkReport['reasons']; readonly onShow: (code: string) => void }) {
  const { t } = useLingui();
  const textOf = useReasonText();
  return (
    <Section p={0} title={t`Who did not get it`}>
      <List label={t`Reasons`}>
        {reasons.map((reason) => (
          <ListRow key={`${reason.code} ${reason.skipped}`}>
            <Stack gap={2} flex="1 1 260px" miw={0}>
              <Text size="sm" fw={500}>{textOf(reason)}</Text>
              <Group gap="xs">
                <Text size="xs" c="dimmed"><bdi dir="ltr">{reason.code}</bdi></Text>
                {reason.retryable ? <Badge tt="none" size="sm" variant="light" color="teal"><Trans>Can be tried again</Trans></Badge> : <Text size="xs" c="dimmed"><Trans>Another try would not help</Trans></Text>}
              </Group>
            </Stack>
            <Button size="xs" variant="default" onClick={() => onShow(reason.code)}><Plural value={reason.count} one="Show # person" other="Show # people" /></Button>
          </ListRow>
        ))}
      </List>
    </Section>
  );
}
