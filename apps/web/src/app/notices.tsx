import { Notifications } from '@mantine/notifications';

/** Short messages, in the corner. */
export function Notices() {
  return <Notifications position="bottom-right" limit={3} />;
}
