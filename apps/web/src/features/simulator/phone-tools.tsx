import type { SimulatedCustomer } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Switch } from '@mantine/core';
import { Clock, TriangleAlert } from 'lucide-react';
import { useNotices } from '../../shared/page/notices.js';
import type { SimulatorLine } from './api/call.js';
import { useFailNext } from './api/fail-next.js';
import { usePassTime } from './api/pass-time.js';
import { useTurnPhone } from './api/turn-phone.js';
import classes from './simulator-page.module.css';

interface PhoneToolsProps {
  readonly line: SimulatorLine;
  readonly customer: SimulatedCustomer;
  readonly failsNext: boolean;
  /** There is something that can lie in the past. */
  readonly hasChat: boolean;
  /** Chats with this number close by themselves. */
  readonly hasWindow: boolean;
}
const HOURS = 25;

/** What happens to customers and networks by itself, at the press of a button. */
export function PhoneTools({ line, customer, failsNext, hasChat, hasWindow }: PhoneToolsProps) {
  const { t } = useLingui();
  const notices = useNotices();
  const passTime = usePassTime(line, customer.key);
  const failNext = useFailNext(line);
  const turn = useTurnPhone(line, customer.key);
  const later = (): void => passTime.mutate(HOURS, { onSuccess: () => notices.done(t`${HOURS} hours have passed in this chat: its 24-hour window is closed.`), onError: notices.failed });
  return (
    <div className={classes['tools']} role="group" aria-label={t`What may happen`}>
      {hasWindow && <Button variant="default" size="xs" leftSection={<Clock size={15} aria-hidden />} disabled={!hasChat} loading={passTime.isPending} onClick={later}><Trans>{HOURS} hours later</Trans></Button>}
      <Button
        variant={failsNext ? 'light' : 'default'} color={failsNext ? 'red' : 'gray'} size="xs" leftSection={<TriangleAlert size={15} aria-hidden />} aria-pressed={failsNext} loading={failNext.isPending}
        onClick={() => failNext.mutate(!failsNext, { onError: notices.failed })}
      >
        {failsNext ? <Trans>The next message fails</Trans> : <Trans>Fail the next message</Trans>}
      </Button>
      <Switch size="sm" label={t`Phone is on`} checked={customer.online} disabled={turn.isPending} onChange={({ currentTarget: { checked } }) => turn.mutate(checked, { onError: notices.failed })} />
    </div>
  );
}
