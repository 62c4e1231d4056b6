import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu, ScrollArea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import tabs from '../../../shared/list/status-tabs.module.css';
import { languageName } from '../../../shared/templates/template-texts.js';
import type { Template } from '../../../shared/templates/templates-query.js';
import { languagesQuery } from '../api/list-languages.js';
import classes from './editor.module.css';
import { LANGUAGES } from './draft/languages.js';

/** The languages of one name; each is approved for itself. */
export function LanguageTabs({ template }: { readonly template: Template }) {
  const { t, i18n } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const navigate = useNavigate();
  const { storeSlug = '' } = useParams({ strict: false });
  const { data: found } = useQuery(languagesQuery(store.id, template.name, template.account_id));
  const data = useMemo(() => found ?? [template], [found, template]);
  const known = useMemo(() => data.toSorted((one, other) => one.language.localeCompare(other.language)), [data]);
  useShortcuts(useMemo(() => ({
    title: t`Languages`,
    shortcuts: known.length < 2 ? [] : known.slice(0, 9).map(({ id, language }, index) => ({
      keys: `Alt+${index + 1}`, label: languageName(language, i18n.locale), run: () => void navigate({ to: '/s/$storeSlug/templates/$templateId', params: { storeSlug, templateId: id } }),
    })),
  }), [i18n.locale, known, navigate, storeSlug, t]));
  const missing = LANGUAGES.filter((code) => !known.some(({ language }) => language === code)).map((code) => ({ code, name: languageName(code, i18n.locale) })).toSorted((one, other) => one.name.localeCompare(other.name, i18n.locale));
  return (
    <nav className={classes['tabs']} aria-label={t`Languages`}>
      {known.map(({ id, language }) => (
        <Link key={id} to="/s/$storeSlug/templates/$templateId" params={{ storeSlug, templateId: id }} className={tabs['tab']} data-open={id === template.id || undefined} aria-current={id === template.id ? 'page' : undefined}>{languageName(language, i18n.locale)}</Link>
      ))}
      {mayChange && (
        <Menu position="bottom-start">
          <Menu.Target><Button size="compact-sm" variant="subtle" leftSection={<Plus size={14} aria-hidden />}><Trans>Add language</Trans></Button></Menu.Target>
          <Menu.Dropdown>
            <ScrollArea.Autosize mah={280}>
              {missing.map(({ code, name }) => <Menu.Item key={code} onClick={() => void navigate({ to: '/s/$storeSlug/templates/new', params: { storeSlug }, search: { from: template.id, language: code } })}>{name}</Menu.Item>)}
            </ScrollArea.Autosize>
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  );
}
