import { Alert, Badge, Button, Checkbox, Group, PasswordInput, SegmentedControl, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { CopyField } from '../../shared/form/copy-field.js';
import { Section } from '../../shared/page/page.js';

const COLOURS = ['teal', 'blue', 'green', 'red', 'yellow', 'gray'] as const;

/** What forms and notices are made of, in the colours of the app. */
export function Kit() {
  return (
    <Section title="Kit">
      <Stack gap="md">
        {(['filled', 'light', 'default', 'outline', 'subtle'] as const).map((variant) => (
          <Group key={variant} gap="xs">{COLOURS.map((color) => <Button key={color} size="xs" variant={variant} color={color}>{variant} {color}</Button>)}</Group>
        ))}
        <Group gap="xs"><Button disabled>Disabled</Button><Button loading>Loading</Button></Group>
        <Group gap="xs">{COLOURS.map((color) => <Badge key={color} tt="none" variant="light" color={color}>{color}</Badge>)}</Group>
        <TextInput label="Name" description="As customers see it" defaultValue="Casa Lumen" />
        <TextInput label="With a fault" defaultValue="x" error="Too short" />
        <PasswordInput label="Secret" defaultValue="secret" visibilityToggleButtonProps={{ 'aria-label': 'Show the secret' }} />
        <Textarea label="Longer words" defaultValue="Several lines" />
        <Select label="One of" data={['One', 'Two']} defaultValue="One" />
        <SegmentedControl data={['Day', 'Week', 'Month']} aria-label="Span" />
        <Group><Switch label="On" defaultChecked /><Switch label="Off" /><Checkbox label="Checked" defaultChecked /><Checkbox label="Not checked" /></Group>
        {COLOURS.map((color) => <Alert key={color} color={color} title={`Alert ${color}`}>With words in it.</Alert>)}
        <CopyField label="Callback address" value="https://example.com/api/webhooks/whatsapp" />
      </Stack>
    </Section>
  );
}
