import { Trans } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { PackageX } from 'lucide-react';
import { ApiError } from '../../../shared/api/api.js';
import { lineName, type Order } from '../model.js';

/** Which lines cannot be had, and how many pieces are left of each. */
export function ShortAlert({ order, error }: { readonly order: Order; readonly error: unknown }) {
  if (!(error instanceof ApiError) || error.code !== 'order.out_of_stock') return null;
  const short = (error.details.fields ?? []).flatMap(({ pointer, params }) => {
    const line = order.lines[Number(/^\/lines\/(\d+)$/.exec(pointer)?.[1] ?? -1)];
    return line === undefined ? [] : [{ line, left: Number(params?.['available'] ?? 0) }];
  });
  return (
    <Alert color="red" variant="light" role="alert" icon={<PackageX size={18} aria-hidden />} title={<Trans>There is not enough in stock</Trans>}>
      {short.map(({ line, left }) => <div key={line.id}><Trans>{left} left of <bdi>{lineName(line)}</bdi>, the order needs {line.quantity}</Trans></div>)}
    </Alert>
  );
}
