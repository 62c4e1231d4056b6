import { Avatar } from '@mantine/core';

/** A store or a person as two letters on a colour of its own. */
export function Mark({ name, size = 32, radius = 'md' }: { readonly name: string; readonly size?: number; readonly radius?: string }) {
  return <Avatar name={name} color="initials" allowedInitialsColors={['teal', 'blue', 'green', 'yellow', 'gray']} size={size} radius={radius} alt="" aria-hidden />;
}
