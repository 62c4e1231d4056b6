const inStore = (...paths: string[]): string[] => paths.map((path) => `/s/$storeSlug/${path}`);

/**
 * Which browser test looks at which pages in light, in dark, right to left and both together, and asks axe about them: by the name of its file.
 * The tests prove that they do; test/routes.spec.ts, that no page of the app is missing.
 */
export const LOOKED_AT = {
  pages: [
    '/login', '/login/$token', '/signup', '/setup/$token', '/invite/$token', '/reset', '/reset/$token', '/stores', '/me',
    ...inStore('settings/store', 'settings/team', 'settings/billing', 'settings/message-costs', 'settings/api-keys', 'settings/security-events', 'settings/health'),
  ],
  onboarding: inStore('getting-started'),
  inbox: inStore('inbox'),
  customers: inStore('customers', 'customers/$customerId'),
  orders: inStore('orders', 'orders/$orderId'),
  catalog: inStore('catalog', 'catalog/new', 'catalog/import', 'catalog/words', 'catalog/$productId'),
  templates: inStore('templates', 'templates/new', 'templates/$templateId'),
  bulk: inStore('bulk', 'bulk/lists', 'bulk/lists/$listId', 'bulk/$bulkId'),
  notifications: inStore('notifications', 'notifications/new', 'notifications/$ruleId'),
  assistant: inStore('assistant', 'assistant/facts', 'assistant/knowledge', 'assistant/knowledge/$knowledgeId', 'assistant/playground'),
  behaviour: inStore('assistant/behaviour', 'assistant/versions'),
  knowledge: inStore('assistant/knowledge', 'assistant/knowledge/import', 'assistant/knowledge/sources/$sourceId'),
  'assistant-tests': inStore('assistant/tests', 'assistant/tests/new', 'assistant/tests/$testId'),
  'assistant-cost': inStore('assistant/cost'),
  channels: inStore('settings/channels', 'settings/channels/$provider/setup', 'settings/channels/numbers/$accountId'),
  accounts: inStore('settings/accounts', 'settings/accounts/new', 'settings/accounts/$accountId'),
  simulator: inStore('simulator'),
  gallery: inStore('gallery'),
} as const satisfies Record<string, readonly string[]>;
