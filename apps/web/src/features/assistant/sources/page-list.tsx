import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Globe } from 'lucide-react';
import { useState } from 'react';
import { List, ListRow } from '../../../shared/list/list.js';
import { Section } from '../../../shared/page/page.js';
import { Loaded } from '../../../shared/page/states.js';
import { Moment } from '../../../shared/formats/time.js';
import knowledge from '../knowledge/knowledge.module.css';
import { pagesQuery } from './api/list-pages.js';
import { ChunkList } from './chunk-list.js';

/** The pages of a website; one opens to show what was read of it. */
export function PageList({ storeId, sourceId, opened }: { readonly storeId: string; readonly sourceId: string; readonly opened: string | undefined }) {
  const { t } = useLingui();
  const query = useQuery(pagesQuery(storeId, sourceId));
  const [chosen, setChosen] = useState(opened);
  return (
    <>
      <Section p={0} title={t`Web pages`}>
        <Loaded query={query}>
          {({ data }) => (data.length === 0 ? <Text size="sm" c="dimmed" px="lg" pb="lg"><Trans>None yet</Trans></Text> : (
            <List label={t`Web pages`}>
              {data.map((page) => (
                <ListRow key={page.knowledge_id}>
                  <Globe size={20} aria-hidden className={knowledge['rowIcon']} />
                  <div className={knowledge['rowText']}>
                    <Anchor component="button" type="button" size="sm" fw={500} ta="start" aria-expanded={chosen === page.knowledge_id} onClick={() => setChosen(chosen === page.knowledge_id ? undefined : page.knowledge_id)}><bdi>{page.title}</bdi></Anchor>
                    <Text size="xs" c="dimmed" lineClamp={1}><bdi>{page.url}</bdi></Text>
                  </div>
                  <Text size="xs" c="dimmed"><Plural value={page.chunks} one="# piece" other="# pieces" /></Text>
                  <Text size="xs" c="dimmed" miw={92} ta="end"><Trans>changed <Moment at={page.updated_at} /></Trans></Text>
                </ListRow>
              ))}
            </List>
          ))}
        </Loaded>
      </Section>
      {chosen !== undefined && <ChunkList key={chosen} storeId={storeId} knowledgeId={chosen} />}
    </>
  );
}
