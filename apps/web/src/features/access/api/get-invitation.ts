import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

export const invitationQuery = (token: string) => queryOptions({
  queryKey: ['invitations', token],
  queryFn: () => api.get('/api/v1/auth/invitations/{token}', { params: { path: { token } } }),
});
