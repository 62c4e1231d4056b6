import type { LabelColor } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export const COLOR_TEXTS: Readonly<Record<LabelColor, MessageDescriptor>> = {
  gray: msg`Gray`, red: msg`Red`, orange: msg`Orange`, yellow: msg`Yellow`, green: msg`Green`, teal: msg`Teal`, blue: msg`Blue`, violet: msg`Violet`, pink: msg`Pink`,
};
