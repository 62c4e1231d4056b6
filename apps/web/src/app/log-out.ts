import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, keepCsrfToken } from '../shared/api/api.js';
import { sessionState } from '../shared/api/session-state.js';
import { useNotices } from '../shared/page/notices.js';

/** Ends the session and leaves nothing of it on the page. */
export function useLogOut() {
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: () => api.delete('/api/v1/auth/sessions/current'),
    onError: notices.failed,
    onSuccess: () => {
      sessionState.leave();
      keepCsrfToken(undefined);
      client.clear();
      // A fresh page: no data of this person stays in memory.
      window.location.assign('/login');
    },
  });
}
