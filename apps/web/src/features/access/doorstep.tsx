import { useLingui } from '@lingui/react/macro';
import { Box, Group, NativeSelect, Paper, Stack, Text, Title, useDirection } from '@mantine/core';
import type { ReactNode } from 'react';
import { chooseLocale, isLocale, LOCALES } from '../../shared/formats/i18n.js';
import { installation } from '../../shared/api/installation.js';
import { usePageTitle } from '../../shared/page/page.js';
import classes from './doorstep.module.css';

interface DoorstepProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  /** Where else to go from here. */
  readonly footer?: ReactNode;
}

/** Every page before the login: one column, nothing else. */
export function Doorstep({ title, description, children, footer }: DoorstepProps) {
  const heading = usePageTitle(title);
  return (
    <Box component="main" id="main" className={classes['ground']}>
      <Stack w="100%" maw={420} gap="lg">
        <Group gap="sm" justify="center">
          <img src="/assets/icon.svg" alt="" width={36} height={36} />
          <Text fw={700} fz={22}>{installation.product}</Text>
        </Group>
        <Paper withBorder shadow="sm" radius="lg" p={{ base: 'lg', xs: 32 }}>
          <Stack gap={4} mb="lg">
            <Title order={1} fz={22} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>{title}</Title>
            {description !== undefined && <Text c="dimmed" size="sm">{description}</Text>}
          </Stack>
          {children}
        </Paper>
        {footer !== undefined && <Text size="sm" ta="center" c="dimmed" component="div">{footer}</Text>}
        <Group justify="center"><LanguageChoice /></Group>
      </Stack>
    </Box>
  );
}

function LanguageChoice() {
  const { t, i18n } = useLingui();
  const { setDirection } = useDirection();
  return (
    <NativeSelect
      size="xs" w={140} variant="unstyled" aria-label={t`Language`} value={i18n.locale}
      data={Object.entries(LOCALES).map(([value, { label }]) => ({ value, label }))}
      onChange={({ currentTarget: { value } }) => {
        if (isLocale(value)) void chooseLocale(value).then(() => setDirection(LOCALES[value].direction));
      }}
    />
  );
}
