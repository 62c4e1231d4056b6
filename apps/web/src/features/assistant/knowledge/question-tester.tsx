import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Group, Loader, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Schemas } from '../../../shared/api/api.js';
import { LinkAnchor } from '../../../shared/page/links.js';
import { useStore } from '../../../shared/people/me.js';
import { Section } from '../../../shared/page/page.js';
import { Strength } from '../../../shared/run/source-list.js';
import { ErrorState } from '../../../shared/page/states.js';
import { knowledgeSearchQuery } from '../api/search-knowledge.js';
import { KIND_TEXTS } from './kind-texts.js';
import classes from './knowledge.module.css';

interface QuestionTesterProps {
  readonly storeId: string;
  readonly asked: string | undefined;
  readonly onAsk: (question: string | undefined) => void;
}

/** Which entries the assistant would read for a question, and how well each matches. */
export function QuestionTester({ storeId, asked, onAsk }: QuestionTesterProps) {
  const { t } = useLingui();
  const [question, setQuestion] = useState(asked ?? '');
  const query = useQuery({ ...knowledgeSearchQuery(storeId, asked ?? ''), enabled: asked !== undefined });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onAsk(question.trim() === '' ? undefined : question.trim());
  };
  return (
    <Section title={t`Test a question`} description={<Trans>Write what a customer might ask, in any language, typing mistakes included.</Trans>}>
      <form onSubmit={submit}>
        <Group gap="sm" align="flex-end" wrap="nowrap">
          <TextInput flex={1} aria-label={t`Question of a customer`} placeholder={t`How long does delivery take?`} value={question} maxLength={500} onChange={(event) => setQuestion(event.currentTarget.value)} />
          <Button type="submit" variant="default"><Trans>Test</Trans></Button>
        </Group>
      </form>
      <div aria-live="polite">
        {asked !== undefined && query.isPending && <Loader size="sm" mt="md" aria-label={t`Loading`} />}
        {query.error !== null && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        {asked !== undefined && query.data && <Hits hits={query.data.hits} />}
      </div>
    </Section>
  );
}

function Hits({ hits }: { readonly hits: readonly Schemas['KnowledgeHitDto'][] }) {
  const { i18n } = useLingui();
  const { slug: storeSlug } = useStore();
  const [best] = hits;
  if (best === undefined) return <Text size="sm" mt="md"><b><Trans>No entry answers this.</Trans></b> <Trans>The assistant looks into the catalog, then says that it does not know and offers a person.</Trans></Text>;
  const format = new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: 1 });
  return (
    <>
      <Text size="sm" fw={500} mt="md" mb={8}><Plural value={hits.filter((hit) => !hit.is_left_out).length} one="The assistant would read # entry" other="The assistant would read # entries" /></Text>
      <ol className={classes['hits']}>
        {hits.map((hit, index) => (
          <li key={hit.id}>
            <div className={classes['hitHead']}>
              <span className={classes['hitTitle']}>
                <HitIcon kind={hit.kind} />
                <LinkAnchor size="sm" fw={500} to="/s/$storeSlug/assistant/knowledge/$knowledgeId" params={{ storeSlug, knowledgeId: hit.id }}><bdi>{hit.title}</bdi></LinkAnchor>
              </span>
              {index === 0 && <Badge size="sm" tt="none" variant="light"><Trans>Best match</Trans></Badge>}
              <Strength value={hit.score / best.score} label={format.format(hit.score)} />
            </div>
            <Text size="sm" c="dimmed" lineClamp={3}><bdi>{hit.text}</bdi></Text>
            {hit.is_left_out && <Text size="sm" c="red" mt={4}><Trans>Left out: it reads like orders to the assistant. Write it for customers, and it is used.</Trans></Text>}
          </li>
        ))}
      </ol>
    </>
  );
}

function HitIcon({ kind }: { readonly kind: Schemas['KnowledgeHitDto']['kind'] }) {
  const { i18n } = useLingui();
  const { icon: Icon, name } = KIND_TEXTS[kind];
  return <Icon size={16} className={classes['rowIcon']} role="img" aria-label={i18n._(name)} />;
}
