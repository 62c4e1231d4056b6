import { useQuery } from '@tanstack/react-query';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { Loaded } from '../../../shared/page/states.js';
import { draftQuery } from '../api/draft.js';
import { BehaviourForm } from './behaviour-form.js';

/** How it speaks and when it gives up: written as a draft, published when it is good. */
export function BehaviourPage() {
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const query = useQuery({ ...draftQuery(store.id), refetchOnMount: 'always' });
  // The form begins with what is saved now, not with what this browser remembers.
  const fresh = query.isFetchedAfterMount ? query : { ...query, data: undefined, isPending: true };
  return <Loaded query={fresh}>{(draft) => <BehaviourForm store={store} draft={draft} mayChange={mayChange} />}</Loaded>;
}
