import { useQuery } from '@tanstack/react-query';
import { labelsQuery } from './api/list-labels.js';
import classes from './labels.module.css';

export function LabelChip({ name, color }: { readonly name: string; readonly color: string }) {
  return <span className={classes['chip']} data-color={color}><bdi>{name}</bdi></span>;
}

interface LabelChipsProps {
  readonly storeId: string;
  readonly ids: readonly string[];
  /** Of more, only the number is shown. */
  readonly atMost: number;
}

export function LabelChips({ storeId, ids, atMost }: LabelChipsProps) {
  const { data = [] } = useQuery({ ...labelsQuery(storeId), enabled: ids.length > 0 });
  const carried = data.filter(({ id }) => ids.includes(id));
  if (carried.length === 0) return null;
  const rest = carried.slice(atMost);
  return (
    <span className={classes['chips']}>
      {carried.slice(0, atMost).map(({ id, name, color }) => <LabelChip key={id} name={name} color={color} />)}
      {rest.length > 0 && <span className={classes['chip']} data-color="gray" title={rest.map(({ name }) => name).join(', ')}>+{rest.length}</span>}
    </span>
  );
}
