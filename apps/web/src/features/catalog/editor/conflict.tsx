import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, List } from '@mantine/core';
import { UsersRound } from 'lucide-react';
import { Moment } from '../../../shared/formats/time.js';
import type { Product } from '../model.js';
import classes from './editor.module.css';
import { readValues, type ProductValues, valuesOf } from './product-values.js';

interface ConflictProps {
  readonly theirs: Product;
  /** What is in the fields, and what they were when they were filled. */
  readonly mine: ProductValues;
  readonly currency: string;
  readonly isSaving: boolean;
  readonly onReload: () => void;
  readonly onOverwrite: () => void;
}

/** Somebody else saved the product while it was being edited here: what differs, and the two ways on. */
export function Conflict({ theirs, mine, currency, isSaving, onReload, onOverwrite }: ConflictProps) {
  const { t } = useLingui();
  const differing = useDifferences(theirs, mine, currency);
  return (
    <div className={classes['conflict']}>
      <Alert color="yellow" variant="light" icon={<UsersRound size={18} aria-hidden />} title={t`Someone else saved this product`} role="alert">
        <Trans>They saved it <Moment at={theirs.updated_at} />, and your changes are not saved yet.</Trans>
        {differing.length > 0 && <List size="sm" mt={6} withPadding>{differing.map(([name, text]) => <List.Item key={name}>{name}{text !== undefined && <>: <bdi>{text}</bdi></>}</List.Item>)}</List>}
        <Group mt="sm" gap="xs">
          <Button size="xs" variant="default" onClick={onReload}><Trans>Load their version</Trans></Button>
          <Button size="xs" color="yellow" loading={isSaving} onClick={onOverwrite}><Trans>Overwrite with mine</Trans></Button>
        </Group>
      </Alert>
    </div>
  );
}

/** Names of the parts that are different there, with what they are now where that is short. */
function useDifferences(theirs: Product, mine: ProductValues, currency: string): [string, string | undefined][] {
  const { t, i18n } = useLingui();
  const [a, b] = [readValues(valuesOf(theirs, i18n.locale), currency).input, readValues(mine, currency).input];
  const names: readonly [keyof typeof a, string][] = [
    ['title', t`Name`], ['description', t`Description`], ['status', t`Status`], ['url', t`Web address`], ['category', t`Category`], ['tags', t`Tags`], ['search_terms', t`Search words`], ['variants', t`Price, stock and variants`], ['images', t`Photos`],
  ];
  return names.filter(([part]) => JSON.stringify(a[part]) !== JSON.stringify(b[part])).map(([part, name]) => [name, part === 'title' ? theirs.title : undefined]);
}
