import { useNotifications } from '@mantine/notifications';
import { sparePart, useIsNeeded } from '../shared/page/lazy-part.js';

const Notices = sparePart(async () => (await import('./notices.js')).Notices);

/** Where short messages are shown. What shows them comes with the first of them, or when the page has nothing else to do. */
export function Corner() {
  const { notifications } = useNotifications();
  return useIsNeeded(notifications.length > 0) && <Notices />;
}
