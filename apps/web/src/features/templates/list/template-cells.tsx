import { useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { TemplateStatusPill } from '../../../shared/templates/status-pill.js';
import { CATEGORY_TEXTS, languageName, QUALITY_TEXTS } from '../../../shared/templates/template-texts.js';
import type { Template } from '../../../shared/templates/templates-query.js';
import { Moment } from '../../../shared/formats/time.js';
import type { TableColumn } from '../../../shared/list/virtual-table.js';
import type { TemplateAccountChoice } from '../api/list-template-accounts.js';
import classes from './templates.module.css';

export function useTemplateColumns(accounts: readonly TemplateAccountChoice[], uses: ReadonlyMap<string, number> | undefined): TableColumn<Template>[] {
  const { t, i18n } = useLingui();
  const account = ({ account_id: id }: Template): string => accounts.find((each) => each.id === id)?.name ?? '';
  return [
    { key: 'name', width: 'minmax(0, 3fr)', header: t`Template`, cell: (template) => <NameCell template={template} /> },
    { key: 'category', width: '150px', isWide: true, header: t`Category`, cell: (template) => <CategoryCell template={template} /> },
    { key: 'status', width: '124px', header: t`Status`, cell: ({ status, reason }) => <span title={reason?.text}><TemplateStatusPill status={status} /></span> },
    { key: 'quality', width: '112px', isWide: true, header: t`Quality`, cell: ({ quality }) => <span className={classes['quiet']}>{i18n._(QUALITY_TEXTS[quality])}</span> },
    ...(accounts.length > 1 ? [{ key: 'account', width: 'minmax(0, 1fr)', isWide: true, header: t`Account`, cell: (template: Template) => <span className={classes['quiet']}><bdi>{account(template)}</bdi></span> }] : []),
    { key: 'sent', width: '104px', isWide: true, isEnd: true, header: t`Sent, 30 days`, cell: ({ id }) => <span className={classes['quiet']}>{uses === undefined ? '–' : i18n.number(uses.get(id) ?? 0)}</span> },
    { key: 'used', width: '120px', isWide: true, isEnd: true, header: t`Last used`, cell: ({ used_at: at }) => <span className={classes['quiet']}>{at === null ? t`Never` : <Moment at={at} />}</span> },
  ];
}

function NameCell({ template }: { readonly template: Template }) {
  const { i18n } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  return (
    <span className={classes['words']}>
      <Link className={classes['link']} to="/s/$storeSlug/templates/$templateId" params={{ storeSlug, templateId: template.id }}><bdi>{template.label}</bdi></Link>
      <span className={classes['hints']}><span>{languageName(template.language, i18n.locale)}</span><span className={classes['what']} dir="auto">{template.components.body}</span></span>
    </span>
  );
}

function CategoryCell({ template: { category, requested_category: requested } }: { readonly template: Template }) {
  const { t, i18n } = useLingui();
  const wanted = i18n._(CATEGORY_TEXTS[requested]);
  return (
    <span className={classes['words']}>
      <Text size="sm" component="span">{i18n._(CATEGORY_TEXTS[category])}</Text>
      {category !== requested && <Text size="xs" c="yellow" component="span">{t`handed in as ${wanted}`}</Text>}
    </span>
  );
}
