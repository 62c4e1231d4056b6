import { api } from '../../../shared/api/api.js';
import { pageQuery } from '../../../shared/api/page-query.js';

export const sessionsKey = ['me', 'sessions'] as const;
export const sessionsQuery = pageQuery(sessionsKey, (query) => api.get('/api/v1/me/sessions', { params: { query } }));
