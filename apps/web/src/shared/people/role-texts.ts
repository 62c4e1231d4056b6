import type { Role } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export const ROLE_NAMES: Readonly<Record<Role, MessageDescriptor>> = { owner: msg`Owner`, admin: msg`Admin`, agent: msg`Agent` };
