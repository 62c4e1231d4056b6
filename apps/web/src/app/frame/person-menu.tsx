import { Trans, useLingui } from '@lingui/react/macro';
import { Menu, Text, UnstyledButton, useDirection, useMantineColorScheme } from '@mantine/core';
import { Languages, LogOut, Moon, Sun, SunMoon, User } from 'lucide-react';
import { chooseLocale, type Locale, LOCALES } from '../../shared/formats/i18n.js';
import { LinkMenuItem } from '../../shared/page/links.js';
import { useMe } from '../../shared/people/me.js';
import { Mark } from '../../shared/people/store-mark.js';
import { useLogOut } from '../log-out.js';
import classes from './sidebar.module.css';

/** Who I am, how the app looks and speaks, and the way out. */
export function PersonMenu({ isNarrow }: { readonly isNarrow: boolean }) {
  const { t, i18n } = useLingui();
  const { user } = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { setDirection } = useDirection();
  const logOut = useLogOut();
  const choose = (locale: Locale): void => {
    void chooseLocale(locale).then(() => setDirection(LOCALES[locale].direction));
  };
  const looks = [['light', t`Light`, Sun], ['dark', t`Dark`, Moon], ['auto', t`As the system`, SunMoon]] as const;
  return (
    <Menu width={232} position="top-start">
      <Menu.Target>
        <UnstyledButton className={classes['item']} aria-label={t`${user.name}, your menu`}>
          <Mark name={user.name} size={28} radius="xl" />
          {!isNarrow && <span className={classes['two']}><Text size="sm" fw={500} truncate component="div" dir="auto" w="fit-content" maw="100%">{user.name}</Text><Text size="xs" c="dimmed" truncate component="div" dir="ltr" w="fit-content" maw="100%">{user.email}</Text></span>}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <LinkMenuItem to="/me" leftSection={<User size={16} aria-hidden />}><Trans>Your profile</Trans></LinkMenuItem>
        <Menu.Divider />
        <Menu.Label><Trans>Appearance</Trans></Menu.Label>
        {looks.map(([scheme, label, Icon]) => (
          <Menu.Item key={scheme} leftSection={<Icon size={16} aria-hidden />} onClick={() => setColorScheme(scheme)} role="menuitemradio" aria-checked={colorScheme === scheme} fw={colorScheme === scheme ? 600 : 400}>{label}</Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label><Trans>Language</Trans></Menu.Label>
        {(Object.keys(LOCALES) as Locale[]).map((locale) => (
          <Menu.Item key={locale} leftSection={<Languages size={16} aria-hidden />} onClick={() => choose(locale)} lang={locale} role="menuitemradio" aria-checked={i18n.locale === locale} fw={i18n.locale === locale ? 600 : 400}>{LOCALES[locale].label}</Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => logOut.mutate()}><Trans>Log out</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
