import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { PasswordInput, type PasswordInputProps } from '@mantine/core';

/** As the API counts. */
export const PASSWORD_MIN = 10;

/** What the eye in a password field says. */
export function useToggleLabel(): Pick<PasswordInputProps, 'visibilityToggleButtonProps'> {
  const { t } = useLingui();
  return { visibilityToggleButtonProps: { 'aria-label': t`Show or hide the password`, tabIndex: 0 } };
}

/** Refuses what the API would refuse. */
export function usePasswordRule(): (value: string) => string | null {
  const { t } = useLingui();
  return (value) => (value.length < PASSWORD_MIN ? t`Use at least ${PASSWORD_MIN} characters` : null);
}

/** A field for a password that is being chosen. */
export function NewPassword(props: PasswordInputProps) {
  const { t } = useLingui();
  const toggle = useToggleLabel();
  return (
    <PasswordInput
      label={t`Password`} autoComplete="new-password" required withAsterisk={false} {...toggle} {...props}
      description={<Trans>At least <Plural value={PASSWORD_MIN} one="# character" other="# characters" />. A few unrelated words are good.</Trans>}
    />
  );
}
