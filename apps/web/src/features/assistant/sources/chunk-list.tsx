import { Trans, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { MoreRows } from '../../../shared/list/list.js';
import { Section } from '../../../shared/page/page.js';
import { Loaded } from '../../../shared/page/states.js';
import { chunksQuery } from './api/list-chunks.js';
import classes from './sources.module.css';

/** The text of an entry, piece by piece, as the assistant finds it. */
export function ChunkList({ storeId, knowledgeId }: { readonly storeId: string; readonly knowledgeId: string }) {
  const { t } = useLingui();
  const query = useInfiniteQuery(chunksQuery(storeId, knowledgeId));
  return (
    <Section p={0} title={t`What was read`} description={<Trans>The text in the pieces in which the assistant finds it.</Trans>}>
      <Loaded query={query}>
        {(chunks) => (
          <ol className={classes['chunks']} aria-label={t`Pieces of the text`}>
            {chunks.map((chunk) => (
              <li key={chunk.position}>
                {chunk.heading !== '' && <Text size="sm" fw={600} mb={4} dir="auto">{chunk.heading}</Text>}
                <Text size="sm" className={classes['text']} dir="auto">{chunk.text}</Text>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
      <MoreRows query={query} />
    </Section>
  );
}
