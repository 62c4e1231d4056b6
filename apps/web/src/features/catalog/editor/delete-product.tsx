import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis, Trash2 } from 'lucide-react';
import { useConfirm } from '../../../shared/page/confirm.js';
import { useNotices } from '../../../shared/page/notices.js';
import { useDeleteProduct } from '../api/delete-product.js';
import type { Product } from '../model.js';

interface DeleteProductProps { readonly storeId: string; readonly product: Product; readonly onDeleted: () => void }

export function DeleteProduct({ storeId, product: { id, title }, onDeleted }: DeleteProductProps) {
  const { t } = useLingui();
  const confirm = useConfirm();
  const notices = useNotices();
  const remove = useDeleteProduct(storeId, id);
  const ask = (): void => confirm({
    title: t`Delete ${title}?`, body: <Trans>The product goes for good. To hide it from customers and keep it, archive it instead.</Trans>, action: t`Delete`,
    run: () => remove.mutate(undefined, {
      onError: notices.failed,
      onSuccess: () => {
        notices.done(t`${title} is deleted`);
        onDeleted();
      },
    }),
  });
  return (
    <Menu>
      <Menu.Target><ActionIcon variant="default" size={36} aria-label={t`More for ${title}`}><Ellipsis size={18} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown><Menu.Item color="red" leftSection={<Trash2 size={16} aria-hidden />} onClick={ask}><Trans>Delete</Trans></Menu.Item></Menu.Dropdown>
    </Menu>
  );
}
