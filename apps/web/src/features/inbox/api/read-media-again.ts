import { useMutation } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { useNotices } from '../../../shared/page/notices.js';

/** Has a voice note listened to, or a photo looked at, that could not be; the live stream tells what comes of it. */
export function useReadMediaAgain(storeId: string, what: 'transcribe' | 'describe') {
  const notices = useNotices();
  return useMutation({
    mutationFn: (mediaId: string) => {
      const params = { path: { store_id: storeId, media_id: mediaId } };
      return what === 'transcribe'
        ? api.post('/api/v1/stores/{store_id}/media/{media_id}/transcribe', { params })
        : api.post('/api/v1/stores/{store_id}/media/{media_id}/describe', { params });
    },
    onError: notices.failed,
  });
}
