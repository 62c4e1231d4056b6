import { Alert, Anchor, Button, Center, Code, CopyButton, Group, Skeleton, Stack, Text, ThemeIcon, Title, VisuallyHidden } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert, CloudOff, Lock, type LucideIcon, SearchX } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { ApiError } from '../api/api.js';
import { useErrorText } from '../api/error-texts.js';
import { isTemporary } from '../api/query-client.js';

const COME_BACK_MS = 4000;

interface StateProps {
  readonly icon: LucideIcon;
  readonly color?: string;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** True where this is all there is on the page. */
  readonly isPage?: boolean;
}

/** The place of a list or page that has nothing else to show. */
export function State({ icon: Icon, color = 'gray', title, children, actions, isPage = false }: StateProps) {
  return (
    <Center py={56} px="md">
      <Stack align="center" gap="xs" maw={440} ta="center" data-fits>
        <ThemeIcon size={52} radius="xl" variant="light" color={color} mb={4}><Icon size={24} aria-hidden /></ThemeIcon>
        {isPage ? <Title order={1} fz="lg">{title}</Title> : <Text fw={600}>{title}</Text>}
        {children !== undefined && <Text size="sm" c="dimmed" component="div">{children}</Text>}
        {actions !== undefined && <Group justify="center" mt="sm">{actions}</Group>}
      </Stack>
    </Center>
  );
}

/** What is shown while filters hide everything there is. */
export function NothingFound({ what, onClear }: { readonly what: string; readonly onClear: () => void }) {
  return (
    <State icon={SearchX} title={<Trans>Nothing matches {what}</Trans>} actions={<Button variant="default" onClick={onClear}><Trans>Clear filters</Trans></Button>} />
  );
}

function iconOf(error: unknown): LucideIcon {
  if (isTemporary(error)) return CloudOff;
  return error instanceof ApiError && error.details.status === 403 ? Lock : CircleAlert;
}

/** A page or list that could not be loaded. What may pass by itself is tried again by itself. */
export function ErrorState({ error, onRetry, isPage = false }: { readonly error: unknown; readonly onRetry?: () => void; readonly isPage?: boolean }) {
  const text = useErrorText();
  const comesBack = isTemporary(error) && onRetry !== undefined;
  useEffect(() => {
    if (!comesBack) return undefined;
    const timer = setInterval(onRetry, COME_BACK_MS);
    return () => clearInterval(timer);
  }, [comesBack, onRetry]);
  const isForbidden = error instanceof ApiError && error.code === 'access.denied';
  return (
    <div role="alert">
      <State
        isPage={isPage} icon={iconOf(error)} color={isForbidden ? 'gray' : 'red'} title={text(error)}
        actions={onRetry && !isForbidden && <Button variant="default" onClick={onRetry}><Trans>Try again</Trans></Button>}
      >
        {isForbidden && <Trans>Owners and admins of the store can open this page. Ask one of them.</Trans>}
        {comesBack && <Trans>We keep trying.</Trans>}
        <RequestId error={error} />
      </State>
    </div>
  );
}

/** The id by which the operator finds the failure in the log. */
function RequestId({ error }: { readonly error: unknown }) {
  const { t } = useLingui();
  const id = error instanceof ApiError ? error.details.requestId : undefined;
  if (id === undefined || !(error instanceof ApiError) || error.details.status < 500) return null;
  return (
    <Group gap={6} justify="center" mt={6}>
      <Code>{id}</Code>
      <CopyButton value={id}>{({ copy, copied }) => <Anchor component="button" type="button" size="xs" onClick={copy}>{copied ? t`Copied` : t`Copy`}</Anchor>}</CopyButton>
    </Group>
  );
}

/** Why a form was refused, above its button. */
export function FormError({ error, onRetry }: { readonly error: unknown; /** Where it was a look-up that failed. */ readonly onRetry?: () => void }) {
  const text = useErrorText();
  if (error === null || error === undefined) return null;
  return <Alert color="red" variant="light" icon={<CircleAlert size={18} aria-hidden />} role="alert" p="sm">{text(error)}<RequestId error={error} />{onRetry && <div><Button size="compact-sm" variant="default" mt={6} onClick={onRetry}><Trans>Try again</Trans></Button></div>}</Alert>;
}

/** Rows in the shape of the list that is on its way. */
export function RowsSkeleton({ rows = 5 }: { readonly rows?: number }) {
  return (
    <Stack gap={0} role="status">
      <VisuallyHidden><Trans>Loading</Trans></VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <Group key={row} px="md" h={58} wrap="nowrap">
          <Skeleton circle h={32} />
          <Stack gap={8} flex={1}><Skeleton h={10} w={`${36 + ((row * 17) % 30)}%`} /><Skeleton h={8} w={`${18 + ((row * 11) % 22)}%`} /></Stack>
          <Skeleton h={18} w={64} radius="xl" />
        </Group>
      ))}
    </Stack>
  );
}

interface LoadedProps<Data> {
  readonly query: { readonly data: Data | undefined; readonly error: unknown; readonly isPending: boolean; refetch(): unknown };
  readonly skeleton?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** The three faces of everything that is fetched: its shape, what went wrong, or the data. Old data stay while newer ones are on their way. */
export function Loaded<Data>({ query, skeleton = <RowsSkeleton />, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  return query.isPending ? skeleton : <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
}
