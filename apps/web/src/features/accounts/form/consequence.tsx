import { Alert } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

/** What follows when the form is saved as it is. */
export function Consequence({ children }: { readonly children: ReactNode }) {
  return <Alert color="yellow" variant="light" p="sm" icon={<TriangleAlert size={18} aria-hidden />}>{children}</Alert>;
}
