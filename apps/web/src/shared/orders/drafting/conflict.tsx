import { Trans } from '@lingui/react/macro';
import { Alert, Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { useErrorText } from '../../api/error-texts.js';
import { FormError, Loaded } from '../../page/states.js';
import type { Order } from '../orders.js';
import { newestQuery } from './api/get-newest.js';

interface ConflictProps {
  readonly storeId: string;
  /** The order as it was known here. */
  readonly known: Order;
  readonly error: unknown;
  readonly onKeep: (theirs: Order) => void;
  readonly onTake: (theirs: Order) => void;
}

/** Somebody else changed the cart while it was being written here: the two ways on. What is no cart any more cannot be written over. */
export function Conflict({ storeId, known, error, onKeep, onTake }: ConflictProps) {
  const text = useErrorText();
  const query = useQuery(newestQuery(storeId, known));
  return (
    <Loaded query={query} skeleton={<FormError error={error} />}>
      {(theirs) => (
        <Alert color="yellow" variant="light" p="sm" icon={<UsersRound size={18} aria-hidden />} role="alert">
          {text(error)}
          <Group mt="xs" gap="xs">
            <Button size="xs" variant="default" onClick={() => onTake(theirs)}><Trans>Take theirs</Trans></Button>
            {theirs.status === 'draft' && <Button size="xs" variant="default" onClick={() => onKeep(theirs)}><Trans>Keep mine</Trans></Button>}
          </Group>
        </Alert>
      )}
    </Loaded>
  );
}
