import { useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import classes from './message.module.css';

/** The way to everything that can be done with a message: a plain button, because only the few that are pressed need a menu. */
export function MoreForMessage({ menu }: { readonly menu: () => ReactNode }) {
  const [isPressed, press] = useState(false);
  return isPressed ? menu() : <MoreButton onPress={() => press(true)} />;
}

/** The button alone; it also stands for a menu that is on its way. */
export function MoreButton({ onPress }: { readonly onPress?: () => void }) {
  const { t } = useLingui();
  return <button type="button" className={classes['more']} aria-label={t`More for this message`} aria-haspopup="menu" aria-busy={!onPress || undefined} onClick={onPress}><ChevronDown size={15} aria-hidden /></button>;
}
