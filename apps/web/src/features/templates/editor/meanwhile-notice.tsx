import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Text } from '@mantine/core';
import classes from './editor.module.css';

interface MeanwhileNoticeProps {
  /** Whose words are in the form. */
  readonly shown: 'mine' | 'theirs';
  readonly onShow: (whose: 'mine' | 'theirs') => void;
  readonly onDecide: () => void;
}

/** The template was changed at WhatsApp, or by a colleague, while somebody writes: nothing is lost until they choose. */
export function MeanwhileNotice({ shown, onShow, onDecide }: MeanwhileNoticeProps) {
  const { t } = useLingui();
  return (
    <Alert color="orange" variant="outline" role="alert" className={classes['meanwhile'] ?? ''}>
      <Text size="sm" fw={650}>{shown === 'mine' ? t`This template was changed meanwhile` : t`You see the changed template`}</Text>
      <Text size="sm">{shown === 'mine' ? <Trans>At WhatsApp, or by a colleague. What you wrote is still here.</Trans> : <Trans>What you wrote is kept aside until you choose.</Trans>}</Text>
      <Group gap="xs" mt="sm">
        {shown === 'mine'
          ? <><Button size="xs" variant="default" onClick={() => onShow('theirs')}><Trans>Show theirs</Trans></Button><Button size="xs" variant="default" onClick={onDecide}><Trans>Keep mine</Trans></Button></>
          : <><Button size="xs" variant="default" onClick={() => onShow('mine')}><Trans>Back to mine</Trans></Button><Button size="xs" variant="default" onClick={onDecide}><Trans>Take theirs</Trans></Button></>}
      </Group>
    </Alert>
  );
}
