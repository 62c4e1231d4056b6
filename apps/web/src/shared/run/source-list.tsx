import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Text } from '@mantine/core';
import { useParams, useRouter } from '@tanstack/react-router';
import { BookOpen, Package } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import type { RunSource } from './run-facts.js';
import classes from './run.module.css';

/** What an answer stands on: each entry and product with a link to it and how well it matched. */
export function SourceList({ sources }: { readonly sources: readonly RunSource[] }) {
  const { t } = useLingui();
  return <ul className={classes['sources']} aria-label={t`Sources`}>{sources.map((source) => <SourceItem key={source.id} source={source} />)}</ul>;
}

function SourceItem({ source: { kind, id, title, strength, score, isUsed } }: { readonly source: RunSource }) {
  const { t, i18n } = useLingui();
  const Icon = kind === 'product' ? Package : BookOpen;
  return (
    <li data-used={isUsed || undefined}>
      <span className={classes['sourceIcon']}><Icon size={16} aria-hidden /></span>
      <span className={classes['sourceText']}>
        <SourceLink kind={kind} id={id}>{title}</SourceLink>
        <Text size="xs" c="dimmed" component="span">{kind === 'product' ? t`Catalog` : t`Knowledge`} · {isUsed ? <Trans>used in the answer</Trans> : <Trans>found, not used</Trans>}</Text>
      </span>
      {strength !== undefined && score !== undefined && <Strength value={strength} label={new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: 1 }).format(score)} />}
    </li>
  );
}

/** How well something matched, beside the best of its search. */
export function Strength({ value, label }: { readonly value: number; readonly label: string }) {
  const { t } = useLingui();
  return (
    <span className={classes['strength']} title={t`Score ${label}; it compares within one search only`}>
      <span className={classes['bar']} aria-hidden><span style={{ inlineSize: `${Math.round(Math.max(0.04, value) * 100)}%` }} /></span>
      <Text size="xs" component="span"><span className="heard">{t`Score`} </span>{label}</Text>
    </span>
  );
}

/** Opens the product or entry where its page exists; else the title alone. */
export function SourceLink({ kind, id, children }: { readonly kind: RunSource['kind']; readonly id: string; readonly children: ReactNode }) {
  const router = useRouter();
  const { storeSlug = '' } = useParams({ strict: false });
  const [route, path] = kind === 'product' ? ['catalog/$productId', `catalog/${id}`] : ['assistant/knowledge/$knowledgeId', `assistant/knowledge/${id}`];
  if (!Object.hasOwn(router.routesByPath, `/s/$storeSlug/${route}`)) return <Text size="sm" fw={500} component="span"><bdi>{children}</bdi></Text>;
  const href = `/s/${storeSlug}/${path}`;
  const open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    router.history.push(href);
  };
  return <Anchor href={href} size="sm" fw={500} onClick={open}><bdi>{children}</bdi></Anchor>;
}
