import { Box, Group, Paper, type PaperProps, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { installation } from '../api/installation.js';

let isFirstPage = true;

/** Names the tab, and moves the focus to the page's heading after a change of pages, so that it is read out. */
export function usePageTitle(title: string, place: string = installation.product) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${place}`;
  }, [title, place]);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return heading;
}

interface PageProps {
  readonly title: string;
  readonly place?: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of settings or lists: heading, what it is for, its main action, and content no wider than can be read. */
export function Page({ title, place, description, actions, children }: PageProps) {
  const heading = usePageTitle(title, place);
  return (
    <Box maw={960} mx="auto" w="100%" px={{ base: 'md', sm: 'xl' }} py={{ base: 'lg', sm: 32 }}>
      <Group justify="space-between" align="flex-start" mb="lg" gap="md">
        <Stack gap={4} flex="1 1 280px">
          <Title order={1} ref={heading} tabIndex={-1} style={{ outline: 'none' }}><bdi>{title}</bdi></Title>
          {description !== undefined && <Text c="dimmed" size="sm" maw={620}>{description}</Text>}
        </Stack>
        {actions}
      </Group>
      <Stack gap="lg">{children}</Stack>
    </Box>
  );
}

interface SectionProps extends PaperProps {
  readonly title?: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A card with its own heading. */
export function Section({ title, description, actions, children, p = 'lg', ...rest }: SectionProps) {
  return (
    <Paper withBorder radius="lg" component="section" style={{ overflow: 'hidden' }} {...rest}>
      {title !== undefined && (
        <Group justify="space-between" px="lg" pt="lg" pb={p === 0 ? 'md' : 0} gap="md">
          <Stack gap={2} flex="1 1 220px">
            <Title order={2}>{title}</Title>
            {description !== undefined && <Text c="dimmed" size="sm">{description}</Text>}
          </Stack>
          {actions}
        </Group>
      )}
      <Box p={p}>{children}</Box>
    </Paper>
  );
}
