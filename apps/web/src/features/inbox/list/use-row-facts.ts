import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Schemas } from '../../../shared/api/api.js';
import { useNow } from '../../../shared/formats/time.js';
import { accountNamesQuery } from '../api/list-account-names.js';
import { useMe } from '../../../shared/people/me.js';
import { usePeopleNames } from '../../../shared/people/people.js';
import { usePreview } from '../kind-texts.js';
import { labelsQuery } from '../labels/api/list-labels.js';
import { at, type InboxSearch } from '../search.js';

/** What every row of the list needs and none asks for by itself: a thousand rows come and go while one scrolls. */
export interface RowFacts {
  readonly locale: string;
  readonly now: number;
  readonly labels: readonly Schemas['LabelDto'][];
  /** Id of whoever looks. */
  readonly me: string;
  readonly preview: (preview: string) => string;
  readonly nameOf: (userId: string | null) => string | undefined;
  /** Name of a number where the store has several. */
  readonly accountOf: (accountId: string) => string | undefined;
  /** Address of an open conversation. */
  readonly addressOf: (conversationId: string) => string;
  readonly onOpen: (conversationId: string) => void;
}

/** Stands for an id while the address is built. */
const PLACE = 'conv_0';

export function useRowFacts(storeId: string, search: InboxSearch): RowFacts {
  const { i18n } = useLingui();
  const now = useNow();
  const me = useMe().user.id;
  const nameOf = usePeopleNames(storeId);
  const preview = usePreview();
  const { data: accounts } = useQuery(accountNamesQuery(storeId));
  const { data: labels } = useQuery(labelsQuery(storeId));
  const router = useRouter();
  const navigate = useNavigate();
  const { storeSlug = '' } = useParams({ strict: false });
  const address = useMemo(() => router.buildLocation({ to: '/s/$storeSlug/inbox', params: { storeSlug }, search: at(search, PLACE) }).href, [router, storeSlug, search]);
  const onOpen = useCallback((c: string) => void navigate({ to: '/s/$storeSlug/inbox', params: { storeSlug }, search: (current) => at(current, c) }), [navigate, storeSlug]);
  const { locale } = i18n;
  return useMemo(() => ({
    locale, now, me, preview, nameOf, onOpen, labels: labels ?? [],
    accountOf: (accountId) => (accounts && accounts.length > 1 ? accounts.find(({ id }) => id === accountId)?.name : undefined),
    addressOf: (conversationId) => address.replace(PLACE, conversationId),
  }), [locale, now, me, preview, nameOf, onOpen, labels, accounts, address]);
}
