import { useMutation } from '@tanstack/react-query';
import { api, type Schemas } from '../../../../shared/api/api.js';
import { useNotices } from '../../../../shared/page/notices.js';

export type PictureWish = Schemas['MakePictureDto'];

/** Has products drawn on one picture; the same picture is drawn once. */
export function useMakePicture(storeId: string) {
  const notices = useNotices();
  return useMutation({
    mutationFn: (body: PictureWish) => api.post('/api/v1/stores/{store_id}/pictures', { params: { path: { store_id: storeId } }, body }),
    onError: notices.failed,
  });
}
