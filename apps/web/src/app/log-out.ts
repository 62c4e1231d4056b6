import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ApiError } from '../shared/api/api.js';
import { sessionState } from '../shared/api/session-state.js';
import { useNotices } from '../shared/page/notices.js';

/** Ends the session and leaves nothing of it on the page. */
export function useLogOut() {
  const client = useQueryClient();
  const notices = useNotices();
  const leave = (): void => {
    sessionState.leave();
    // Not before: what is still on the page would ask for its data again, and nobody is logged in.
    window.addEventListener('pagehide', () => client.clear());
    // A fresh page: no data of this person stays in memory.
    window.location.assign('/login');
  };
  return useMutation({
    mutationFn: () => api.delete('/api/v1/auth/sessions/current'),
    // Requests that are under way find no login any more: that is no reason to ask for it.
    onMutate: sessionState.leave,
    onSuccess: leave,
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'login.required') return leave();
      sessionState.stay();
      return notices.failed(error);
    },
  });
}
