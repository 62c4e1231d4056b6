import type { MessageKind } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { plainText } from '../../shared/message/wa-format.js';

/** What a message without words is called. */
export const KIND_TEXTS: Readonly<Record<MessageKind, MessageDescriptor>> = {
  text: msg`Text`, image: msg`Photo`, video: msg`Video`, audio: msg`Audio`, document: msg`Document`, sticker: msg`Sticker`, location: msg`Location`, contacts: msg`Contact`,
  buttons: msg`Buttons`, list: msg`List`, template: msg`Template`, flow: msg`Form`, reaction: msg`Reaction`, choice: msg`Choice`, flow_reply: msg`Answers`, order: msg`Order`,
  system: msg`Notice`, unsupported: msg`Unsupported message`,
};

/** The API writes the kind in brackets where a message has no words. */
export function usePreview(): (preview: string) => string {
  const { i18n } = useLingui();
  return useCallback((preview) => {
    const kind = /^\[([a-z_]+)\]$/.exec(preview)?.[1];
    return kind !== undefined && Object.hasOwn(KIND_TEXTS, kind) ? i18n._(KIND_TEXTS[kind as MessageKind]) : plainText(preview);
  }, [i18n]);
}
