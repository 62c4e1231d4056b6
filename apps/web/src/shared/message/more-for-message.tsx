import { useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import classes from './message.module.css';

/** The way to everything that can be done with a message: a plain button, because only the few that are pressed need a menu. */
export function MoreForMessage({ menu }: { readonly menu: () => ReactNode }) {
  const { t } = useLingui();
  const [isPressed, press] = useState(false);
  const button = <button type="button" className={classes['more']} aria-label={t`More for this message`} aria-haspopup="menu" onClick={() => press(true)}><ChevronDown size={15} aria-hidden /></button>;
  return isPressed ? <Suspense fallback={button}>{menu()}</Suspense> : button;
}
