import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { LinkAnchor } from '../../../shared/page/links.js';
import { List, ListRow } from '../../../shared/list/list.js';
import { Section } from '../../../shared/page/page.js';
import { Loaded } from '../../../shared/page/states.js';
import { Moment } from '../../../shared/formats/time.js';
import { missedSearchesQuery } from '../api/list-missed-searches.js';

interface MissedSearchesProps { readonly storeId: string; readonly onAdd: ((word: string) => void) | undefined }

/** Goods that customers want and the shop lacks, or has under another name. */
export function MissedSearches({ storeId, onAdd }: MissedSearchesProps) {
  const { t } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const query = useQuery(missedSearchesQuery(storeId));
  return (
    <Section p={0} title={t`Not found`} description={<Trans>What customers looked for in the last 30 days and your catalog did not have. If you sell it under another name, say which.</Trans>}>
      <Loaded query={query}>
        {(missed) => (missed.length === 0
          ? <Text size="sm" c="dimmed" px="lg" pb="lg"><Trans>Customers found something for everything they looked for.</Trans></Text>
          : (
            <List label={t`Not found`}>
              {missed.map(({ query: words, count, last_at: at, conversation_id: conversationId }) => (
                <ListRow key={words}>
                  <div style={{ flex: 1, minWidth: 0 }}>
                    <Text fw={600} size="sm" truncate dir="auto">{words}</Text>
                    <Group gap={8}>
                      <Text size="xs" c="dimmed"><Plural value={count} one="# time" other="# times" /> · <Moment at={at} /></Text>
                      <LinkAnchor size="xs" to="/s/$storeSlug/inbox" params={{ storeSlug }} search={{ tab: 'all', c: conversationId }} aria-label={t`Open the conversation about ${words}`}><Trans>Open the conversation</Trans></LinkAnchor>
                    </Group>
                  </div>
                  {onAdd && <Button size="xs" variant="default" aria-label={t`Another word for ${words}`} onClick={() => onAdd(words)}><Trans>Another word</Trans></Button>}
                </ListRow>
              ))}
            </List>
          ))}
      </Loaded>
    </Section>
  );
}
