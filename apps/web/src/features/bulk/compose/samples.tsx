import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../../shared/page/states.js';
import { samplesQuery } from '../api/get-bulk-samples.js';
import classes from '../bulk.module.css';
import { SampleBubble } from './sample-bubble.js';

/** The first three, as they will read it. */
export function Samples({ storeId, bulkId }: { readonly storeId: string; readonly bulkId: string }) {
  const { t } = useLingui();
  const query = useQuery(samplesQuery(storeId, bulkId));
  return (
    <section className={classes['phone']} aria-label={t`What they will read`}>
      <Loaded query={query} skeleton={null}>
        {(samples) => (samples.length === 0 ? <Text size="sm" className={classes['to'] ?? ''}><Trans>Add recipients to see what they will read.</Trans></Text> : samples.map((sample) => (
          <div key={sample.mobile_number}>
            <SampleBubble storeId={storeId} shown={sample.shown} to={sample.recipient_name || sample.mobile_number} />
            {sample.missing.length > 0 && <Text size="xs" className={classes['to'] ?? ''}><Plural value={sample.missing.length} one="# value is missing: it would be left out" other="# values are missing: it would be left out" /></Text>}
          </div>
        )))}
      </Loaded>
    </section>
  );
}
