import { useLingui } from '@lingui/react/macro';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useErrorText } from '../api/error-texts.js';

/** Short messages in the corner, for what happened elsewhere than in a form. */
export function useNotices(): { done(message: string): void; warned(message: string): void; failed(error: unknown): void } {
  const errorText = useErrorText();
  const { t } = useLingui();
  return useMemo(() => {
    const closeButtonProps = { 'aria-label': t`Close` };
    return {
      done: (message) => void notifications.show({ message, color: 'teal', autoClose: 4000, closeButtonProps }),
      warned: (message) => void notifications.show({ message, color: 'yellow', autoClose: 8000, role: 'alert', closeButtonProps }),
      failed: (error) => void notifications.show({ message: errorText(error), color: 'red', autoClose: 8000, role: 'alert', closeButtonProps }),
    };
  }, [errorText, t]);
}
