import { useLingui } from '@lingui/react/macro';
import { ApiError } from '../../../../shared/api/api.js';
import { ImportFlow } from '../../../../shared/import/import-flow.js';
import { ErrorState } from '../../../../shared/page/states.js';
import { useIsAtLeast } from '../../../../shared/people/me.js';
import { AllKnowledge } from '../all-knowledge.js';
import { KNOWLEDGE_IMPORT } from './knowledge-import.js';

/** Questions and answers from a spreadsheet. */
export function ImportPage() {
  const { t } = useLingui();
  const mayChange = useIsAtLeast('admin');
  if (!mayChange) return <ErrorState isPage error={new ApiError('access.denied', '', { status: 403 })} />;
  return (
    <>
      <AllKnowledge />
      <ImportFlow kind={KNOWLEDGE_IMPORT} title={t`Import questions and answers`} />
    </>
  );
}
