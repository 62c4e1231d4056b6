import { useIsFetching } from '@tanstack/react-query';
import classes from './fetch-bar.module.css';

/** A thin line while newer data are on their way. */
export function FetchBar() {
  const isFetching = useIsFetching({ predicate: (query) => query.state.data !== undefined && query.getObserversCount() > 0 }) > 0;
  return <div className={classes['bar']} data-busy={isFetching || undefined} aria-hidden />;
}
