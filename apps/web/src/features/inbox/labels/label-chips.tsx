import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../../shared/api/api.js';
import { labelsQuery } from './api/list-labels.js';
import classes from './labels.module.css';

type Label = Schemas['LabelDto'];

export function LabelChip({ name, color }: { readonly name: string; readonly color: string }) {
  return <span className={classes['chip']} data-color={color} dir="auto" title={name}>{name}</span>;
}

interface ChipsProps {
  readonly ids: readonly string[];
  /** Of more, only the number is shown. */
  readonly atMost: number;
}

export function LabelChips({ storeId, ...props }: ChipsProps & { readonly storeId: string }) {
  const { data = [] } = useQuery({ ...labelsQuery(storeId), enabled: props.ids.length > 0 });
  return <ChipsOf labels={data} {...props} />;
}

/** The same for rows of a list, which knows the store's labels once for all of them. */
export function ChipsOf({ labels, ids, atMost }: ChipsProps & { readonly labels: readonly Label[] }) {
  if (ids.length === 0) return null;
  const carried = labels.filter(({ id }) => ids.includes(id));
  if (carried.length === 0) return null;
  const rest = carried.slice(atMost);
  return (
    <span className={classes['chips']}>
      {carried.slice(0, atMost).map(({ id, name, color }) => <LabelChip key={id} name={name} color={color} />)}
      {rest.length > 0 && <span className={classes['chip']} data-color="gray" data-rest title={rest.map(({ name }) => name).join(', ')}>+{rest.length}</span>}
    </span>
  );
}
