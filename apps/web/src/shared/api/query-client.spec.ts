import { ApiError } from './api.js';
import { createQueryClient } from './query-client.js';

describe('questions to the API', () => {
  const asked = async (...errors: ApiError[]): Promise<number> => {
    let requests = 0;
    const client = createQueryClient();
    client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retryDelay: 0 } });
    await client.fetchQuery({ queryKey: ['x'], retry: client.getDefaultOptions().queries?.retry ?? false, queryFn: () => {
      const error = errors[requests++];
      return error ? Promise.reject(error) : Promise.resolve('answer');
    } }).catch(() => undefined);
    return requests;
  };
  const limited = (seconds: number) => new ApiError('request.rate_limited', 'slow down', { status: 429, retryAfter: seconds });

  it('are asked again after a moment when there were too many, and not when the wait is long or the answer is final', async () => {
    expect(await asked(limited(1), limited(1))).toBe(3);
    expect(await asked(limited(60))).toBe(1);
    expect(await asked(new ApiError('network.failed', 'gone', { status: 0 }))).toBe(2);
    expect(await asked(new ApiError('store.not_found', 'no', { status: 404 }))).toBe(1);
  });
});
