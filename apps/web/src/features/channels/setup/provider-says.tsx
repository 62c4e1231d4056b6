import { Alert } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { ApiError } from '../../../shared/api/api.js';
import { FormError } from '../../../shared/page/states.js';

/** A refusal of the provider in its own words, where it has said any. */
export function ProviderSays({ error }: { readonly error: unknown }) {
  if (!(error instanceof ApiError) || error.code !== 'account.check_failed') return <FormError error={error} />;
  return <Alert color="red" variant="light" role="alert" p="sm" icon={<CircleAlert size={18} aria-hidden />}><bdi>{error.message}</bdi></Alert>;
}
