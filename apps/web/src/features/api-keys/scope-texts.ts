import type { Scope } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export const SCOPE_TEXTS: Readonly<Record<Scope, MessageDescriptor>> = {
  'conversations:read': msg`Read conversations`,
  'conversations:write': msg`Assign, resolve, take over`,
  'messages:send': msg`Send messages`,
  'customers:read': msg`Read customers`,
  'customers:write': msg`Change customers`,
  'catalog:read': msg`Read the catalog`,
  'catalog:write': msg`Change the catalog`,
  'orders:read': msg`Read orders`,
  'orders:write': msg`Change orders`,
  'knowledge:read': msg`Read the knowledge`,
  'knowledge:write': msg`Change the knowledge`,
  'accounts:read': msg`Read accounts, without secrets`,
  'templates:read': msg`Read message templates`,
  'templates:write': msg`Change message templates`,
  'assistant:read': msg`Read the assistant's settings and runs`,
  'assistant:write': msg`Change the assistant`,
  'bulk:read': msg`Read bulk messages and recipient lists`,
  'bulk:write': msg`Send bulk messages`,
  'notifications:read': msg`Read notification rules and their log`,
  'notifications:write': msg`Change notification rules`,
  'events:read': msg`Follow live events`,
  'media:read': msg`Download files`,
  'media:write': msg`Upload files`,
};
