import type { TemplateFormat } from '#contracts';
import { Trans } from '@lingui/react/macro';
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { Braces } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { nextVariable } from '../draft/draft.js';

interface VariableTextProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly format: TemplateFormat;
  readonly max: number;
  readonly rows: number;
  readonly direction: 'ltr' | 'rtl';
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
  /** Beside the button that puts a variable in. */
  readonly tools?: ReactNode;
}

/** A text with gaps: a button puts the next one where the cursor stands. */
export function VariableText({ label, description, value, format, max, rows, direction, error, onChange, tools }: VariableTextProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const insert = (): void => {
    const { selectionStart: start = value.length, selectionEnd: end = value.length } = field.current ?? {};
    onChange(`${value.slice(0, start)}{{${nextVariable(value, format)}}}${value.slice(end)}`);
    field.current?.focus();
  };
  return (
    <Stack gap={6}>
      <Textarea
        ref={field} label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)} error={error} autosize minRows={rows} maxRows={14} dir={direction}
        {...(description === undefined ? {} : { description })}
      />
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Button size="compact-sm" variant="default" leftSection={<Braces size={14} aria-hidden />} onClick={insert}><Trans>Insert variable</Trans></Button>
          {tools}
        </Group>
        <Count value={value} max={max} />
      </Group>
    </Stack>
  );
}

/** How long a text is, and how long it may be. */
export function Count({ value, max }: { readonly value: string; readonly max: number }) {
  return <Text size="xs" c={value.length > max ? 'red' : 'dimmed'} component="span" style={{ fontVariantNumeric: 'tabular-nums' }}>{value.length}/{max}</Text>;
}
