import { Skeleton, Stack } from '@mantine/core';

export function PanelSkeleton() {
  return <Stack align="center"><Skeleton circle height={64} /><Skeleton height={14} width="50%" /><Skeleton height={12} width="90%" /><Skeleton height={12} width="80%" /></Stack>;
}
