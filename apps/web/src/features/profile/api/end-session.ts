import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { sessionsKey } from './list-sessions.js';

export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string) => api.delete('/api/v1/me/sessions/{session_id}', { params: { path: { session_id: sessionId } } }),
    // Nobody waits for the list: with its row goes what would be said.
    onSettled: () => void client.invalidateQueries({ queryKey: sessionsKey }),
  });
}
