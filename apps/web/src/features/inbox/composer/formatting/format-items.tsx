import { useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import classes from '../composer.module.css';
import type { Format } from './marks.js';

/** Formats of WhatsApp, each as what it makes of words. */
export function FormatItems({ onFormat }: { readonly onFormat: (format: Format) => void }) {
  const { t } = useLingui();
  const items = [
    ['bold', t`Bold`, <b key="bold">B</b>], ['italic', t`Italic`, <i key="italic">I</i>], ['strike', t`Strikethrough`, <s key="strike">S</s>],
    ['code', t`Code`, <code key="code">{'<>'}</code>], ['list', t`List`, '•'], ['quote', t`Quote`, '❝'],
  ] as const;
  return (
    <div className={classes['formats']} dir="ltr">
      {items.map(([format, name, shown]) => <Menu.Item key={format} aria-label={name} title={name} onClick={() => onFormat(format)}>{shown}</Menu.Item>)}
    </div>
  );
}
