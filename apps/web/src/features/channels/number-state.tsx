import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { CircleCheck, CircleDashed, CirclePause, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ChannelNumber } from './api/list-channels.js';

interface Look { readonly color: string; readonly icon: LucideIcon; readonly text: MessageDescriptor }
const LOOKS: Readonly<Record<ChannelNumber['state'], Look>> = {
  connected: { color: 'green', icon: CircleCheck, text: msg`Connected` },
  action_needed: { color: 'red', icon: TriangleAlert, text: msg`Action needed` },
  not_connected: { color: 'gray', icon: CircleDashed, text: msg`Not connected` },
  inactive: { color: 'gray', icon: CirclePause, text: msg`Inactive` },
};

/** Whether a number works, in a word. */
export function NumberState({ state }: { readonly state: ChannelNumber['state'] }) {
  const { i18n } = useLingui();
  const { color, icon: Icon, text } = LOOKS[state];
  return <Badge variant="light" color={color} tt="none" leftSection={<Icon size={13} aria-hidden />}>{i18n._(text)}</Badge>;
}
