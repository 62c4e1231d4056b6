import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, notFound, Outlet, redirect } from '@tanstack/react-router';
import { ApiError } from '../shared/api/api.js';
import { installation } from '../shared/api/installation.js';
import { knowledgeSearch } from '../features/assistant/search.js';
import { setupSearch } from '../features/channels/search.js';
import { bulkSearch } from '../features/bulk/search.js';
import { catalogSearch } from '../features/catalog/search.js';
import { newRuleSearch, notificationsSearch } from '../features/notifications/search.js';
import { ordersSearch } from '../features/orders/search.js';
import { customersSearch } from '../features/customers/search.js';
import { newTemplateSearch, templatesSearch } from '../features/templates/search.js';
import { simulatorSearch } from '../features/simulator/search.js';
import { inboxSearch } from '../features/inbox/search.js';
import { type Me, meQuery, rememberStore, storeOf } from '../shared/people/me.js';
import { Frame } from './frame/frame.js';

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet });

/** Where to go on to after the login. */
function nextOf(search: Record<string, unknown>): { next?: string } {
  const { next } = search;
  return typeof next === 'string' ? { next } : {};
}

const access = () => import('../features/access/index.js');
const loginRoute = createRoute({ getParentRoute: () => rootRoute, path: 'login', validateSearch: nextOf, component: lazyRouteComponent(access, 'LoginPage') });
const loginLinkRoute = createRoute({ getParentRoute: () => rootRoute, path: 'login/$token', component: lazyRouteComponent(access, 'LoginLinkPage') });
const signUpRoute = createRoute({
  getParentRoute: () => rootRoute, path: 'signup', component: lazyRouteComponent(access, 'SignUpPage'),
  beforeLoad: () => {
    if (installation.registration !== 'open') throw redirect({ to: '/login' });
  },
});
const setupRoute = createRoute({ getParentRoute: () => rootRoute, path: 'setup/$token', component: lazyRouteComponent(access, 'SetupPage') });
const inviteRoute = createRoute({ getParentRoute: () => rootRoute, path: 'invite/$token', component: lazyRouteComponent(access, 'InvitationPage') });
const resetRequestRoute = createRoute({ getParentRoute: () => rootRoute, path: 'reset', component: lazyRouteComponent(access, 'ResetRequestPage') });
const resetRoute = createRoute({ getParentRoute: () => rootRoute, path: 'reset/$token', component: lazyRouteComponent(access, 'ResetPage') });

const signedInRoute = createRoute({
  getParentRoute: () => rootRoute, id: 'signed-in',
  beforeLoad: async ({ context, location }): Promise<{ me: Me }> => {
    try {
      return { me: await context.queryClient.ensureQueryData(meQuery) };
    } catch (error) {
      if (error instanceof ApiError && error.code === 'login.required') throw redirect({ to: '/login', search: location.pathname === '/' ? {} : { next: location.href } });
      throw error;
    }
  },
});
const startRoute = createRoute({
  getParentRoute: () => signedInRoute, path: '/',
  beforeLoad: ({ context }) => {
    const mine = storeOf(context.me, undefined);
    throw mine ? redirect({ to: '/s/$storeSlug', params: { storeSlug: mine.store.slug } }) : redirect({ to: '/stores' });
  },
});
const storesRoute = createRoute({
  getParentRoute: () => signedInRoute, path: 'stores', component: lazyRouteComponent(() => import('../features/stores/index.js'), 'StoresPage'),
  validateSearch: (search): { new?: true } => (search['new'] === true ? { new: true } : {}),
});

const frameRoute = createRoute({ getParentRoute: () => signedInRoute, id: 'frame', component: Frame });
const profileRoute = createRoute({ getParentRoute: () => frameRoute, path: 'me', component: lazyRouteComponent(() => import('../features/profile/index.js'), 'ProfilePage') });
const storeRoute = createRoute({
  getParentRoute: () => frameRoute, path: 's/$storeSlug',
  beforeLoad: ({ context, params }) => {
    if (!storeOf(context.me, params.storeSlug)) throw notFound();
    rememberStore(params.storeSlug);
  },
});
const storeStartRoute = createRoute({
  getParentRoute: () => storeRoute, path: '/',
  beforeLoad: ({ params }) => { throw redirect({ to: '/s/$storeSlug/inbox', params }); },
});

/** What the page where a plan is paid for sends back. */
const billingSearch = ({ checkout, plan }: Record<string, unknown>): { checkout?: string; plan?: string } => ({ ...(typeof checkout === 'string' ? { checkout } : {}), ...(typeof plan === 'string' ? { plan } : {}) });

// One line for each page of a store; navigation.ts says where the menu shows it.
const inbox = createRoute({ getParentRoute: () => storeRoute, path: 'inbox', component: lazyRouteComponent(() => import('../features/inbox/index.js'), 'InboxPage'), validateSearch: inboxSearch });
const notifications = createRoute({ getParentRoute: () => storeRoute, path: 'notifications', component: lazyRouteComponent(() => import('../features/notifications/list/notifications-page.js'), 'NotificationsPage'), validateSearch: notificationsSearch });
const newRule = createRoute({ getParentRoute: () => storeRoute, path: 'notifications/new', component: lazyRouteComponent(() => import('../features/notifications/editor/rule-page.js'), 'NewRulePage'), validateSearch: newRuleSearch });
const rule = createRoute({ getParentRoute: () => storeRoute, path: 'notifications/$ruleId', component: lazyRouteComponent(() => import('../features/notifications/editor/rule-page.js'), 'RulePage') });
const assistant = createRoute({ getParentRoute: () => storeRoute, path: 'assistant', component: lazyRouteComponent(() => import('../features/assistant/assistant-page.js'), 'AssistantPage') });
const assistantOverview = createRoute({ getParentRoute: () => assistant, path: '/', component: lazyRouteComponent(() => import('../features/assistant/overview/overview-page.js'), 'OverviewPage') });
const behaviour = createRoute({ getParentRoute: () => assistant, path: 'behaviour', component: lazyRouteComponent(() => import('../features/assistant/behaviour/behaviour-page.js'), 'BehaviourPage') });
const versions = createRoute({ getParentRoute: () => assistant, path: 'versions', component: lazyRouteComponent(() => import('../features/assistant/versions/versions-page.js'), 'VersionsPage') });
const facts = createRoute({ getParentRoute: () => assistant, path: 'facts', component: lazyRouteComponent(() => import('../features/assistant/facts-page.js'), 'FactsPage') });
const knowledge = createRoute({ getParentRoute: () => assistant, path: 'knowledge', component: lazyRouteComponent(() => import('../features/assistant/knowledge/knowledge-page.js'), 'KnowledgePage'), validateSearch: knowledgeSearch });
const knowledgeEntry = createRoute({ getParentRoute: () => assistant, path: 'knowledge/$knowledgeId', component: lazyRouteComponent(() => import('../features/assistant/knowledge/knowledge-entry-page.js'), 'KnowledgeEntryPage') });
const importKnowledge = createRoute({ getParentRoute: () => assistant, path: 'knowledge/import', component: lazyRouteComponent(() => import('../features/assistant/knowledge/import/import-page.js'), 'ImportPage') });
const knowledgeSource = createRoute({ getParentRoute: () => assistant, path: 'knowledge/sources/$sourceId', component: lazyRouteComponent(() => import('../features/assistant/sources/source-page.js'), 'SourcePage'), validateSearch: ({ page }: Record<string, unknown>): { page?: string } => (typeof page === 'string' ? { page } : {}) });
const playground = createRoute({ getParentRoute: () => assistant, path: 'playground', component: lazyRouteComponent(() => import('../features/assistant/playground/playground-page.js'), 'PlaygroundPage'), validateSearch: ({ behaviour: which }: Record<string, unknown>): { behaviour?: 'draft' } => (which === 'draft' ? { behaviour: which } : {}) });
const assistantCost = createRoute({ getParentRoute: () => assistant, path: 'cost', component: lazyRouteComponent(() => import('../features/assistant/cost/cost-page.js'), 'CostPage') });
const testPage = () => import('../features/assistant/tests/test-page.js');
const tests = createRoute({ getParentRoute: () => assistant, path: 'tests', component: lazyRouteComponent(() => import('../features/assistant/tests/tests-page.js'), 'TestsPage') });
const newTest = createRoute({ getParentRoute: () => assistant, path: 'tests/new', component: lazyRouteComponent(testPage, 'NewTestPage'), validateSearch: ({ message }: Record<string, unknown>): { message?: string } => (typeof message === 'string' ? { message } : {}) });
const test = createRoute({ getParentRoute: () => assistant, path: 'tests/$testId', component: lazyRouteComponent(testPage, 'TestPage') });
const customerPages = () => import('../features/customers/index.js');
const customers = createRoute({ getParentRoute: () => storeRoute, path: 'customers', component: lazyRouteComponent(customerPages, 'CustomersPage'), validateSearch: customersSearch });
const customer = createRoute({ getParentRoute: () => storeRoute, path: 'customers/$customerId', component: lazyRouteComponent(customerPages, 'CustomerPage') });
const orders = createRoute({ getParentRoute: () => storeRoute, path: 'orders', component: lazyRouteComponent(() => import('../features/orders/list/orders-page.js'), 'OrdersPage'), validateSearch: ordersSearch });
const order = createRoute({ getParentRoute: () => storeRoute, path: 'orders/$orderId', component: lazyRouteComponent(() => import('../features/orders/detail/order-page.js'), 'OrderPage') });
const templatePage = () => import('../features/templates/editor/template-page.js');
const templates = createRoute({ getParentRoute: () => storeRoute, path: 'templates', component: lazyRouteComponent(() => import('../features/templates/list/templates-page.js'), 'TemplatesPage'), validateSearch: templatesSearch });
const newTemplate = createRoute({ getParentRoute: () => storeRoute, path: 'templates/new', component: lazyRouteComponent(templatePage, 'NewTemplatePage'), validateSearch: newTemplateSearch });
const template = createRoute({ getParentRoute: () => storeRoute, path: 'templates/$templateId', component: lazyRouteComponent(templatePage, 'TemplatePage') });
const productPage = () => import('../features/catalog/editor/product-page.js');
const catalog = createRoute({ getParentRoute: () => storeRoute, path: 'catalog', component: lazyRouteComponent(() => import('../features/catalog/list/catalog-page.js'), 'CatalogPage'), validateSearch: catalogSearch });
const newProduct = createRoute({ getParentRoute: () => storeRoute, path: 'catalog/new', component: lazyRouteComponent(productPage, 'NewProductPage') });
const importProducts = createRoute({ getParentRoute: () => storeRoute, path: 'catalog/import', component: lazyRouteComponent(() => import('../features/catalog/import/import-page.js'), 'ImportPage') });
const catalogWords = createRoute({ getParentRoute: () => storeRoute, path: 'catalog/words', component: lazyRouteComponent(() => import('../features/catalog/words/words-page.js'), 'WordsPage') });
const product = createRoute({ getParentRoute: () => storeRoute, path: 'catalog/$productId', component: lazyRouteComponent(productPage, 'ProductPage') });
const bulk = createRoute({ getParentRoute: () => storeRoute, path: 'bulk', component: lazyRouteComponent(() => import('../features/bulk/list/bulk-page.js'), 'BulkPage') });
const recipientLists = createRoute({ getParentRoute: () => storeRoute, path: 'bulk/lists', component: lazyRouteComponent(() => import('../features/bulk/lists/lists-page.js'), 'RecipientListsPage') });
const recipientList = createRoute({ getParentRoute: () => storeRoute, path: 'bulk/lists/$listId', component: lazyRouteComponent(() => import('../features/bulk/lists/list-page.js'), 'RecipientListPage') });
const bulkMessage = createRoute({ getParentRoute: () => storeRoute, path: 'bulk/$bulkId', component: lazyRouteComponent(() => import('../features/bulk/bulk-message-page.js'), 'BulkMessagePage'), validateSearch: bulkSearch });
/** Pages of the demo: elsewhere they are not there. */
const onlyInDemo = (): void => {
  if (!installation.demo) throw notFound();
};
const simulator = createRoute({
  getParentRoute: () => storeRoute, path: 'simulator', component: lazyRouteComponent(() => import('./simulator-with-thread.js'), 'SimulatorWithThread'), validateSearch: simulatorSearch, beforeLoad: onlyInDemo,
});
const gallery = createRoute({ getParentRoute: () => storeRoute, path: 'gallery', component: lazyRouteComponent(() => import('./gallery/gallery-page.js'), 'GalleryPage'), beforeLoad: onlyInDemo });
const onboarding = createRoute({ getParentRoute: () => storeRoute, path: 'getting-started', component: lazyRouteComponent(() => import('../features/onboarding/onboarding-page.js'), 'OnboardingPage') });
const storeSettings = createRoute({ getParentRoute: () => storeRoute, path: 'settings/store', component: lazyRouteComponent(() => import('../features/store-settings/index.js'), 'StoreSettingsPage') });
const team = createRoute({ getParentRoute: () => storeRoute, path: 'settings/team', component: lazyRouteComponent(() => import('../features/team/index.js'), 'TeamPage') });
const accounts = createRoute({ getParentRoute: () => storeRoute, path: 'settings/accounts', component: lazyRouteComponent(() => import('../features/accounts/index.js'), 'AccountsPage') });
const newAccount = createRoute({ getParentRoute: () => storeRoute, path: 'settings/accounts/new', component: lazyRouteComponent(() => import('../features/accounts/index.js'), 'NewAccountPage'), validateSearch: ({ provider }: Record<string, unknown>): { provider?: string } => (typeof provider === 'string' ? { provider } : {}) });
const account = createRoute({ getParentRoute: () => storeRoute, path: 'settings/accounts/$accountId', component: lazyRouteComponent(() => import('../features/accounts/index.js'), 'AccountPage') });
const channelPages = () => import('../features/channels/index.js');
const channels = createRoute({ getParentRoute: () => storeRoute, path: 'settings/channels', component: lazyRouteComponent(channelPages, 'ChannelsPage') });
const channelSetup = createRoute({ getParentRoute: () => storeRoute, path: 'settings/channels/$provider/setup', component: lazyRouteComponent(channelPages, 'SetupPage'), validateSearch: setupSearch });
const channelNumber = createRoute({ getParentRoute: () => storeRoute, path: 'settings/channels/numbers/$accountId', component: lazyRouteComponent(channelPages, 'NumberPage') });
const billing = createRoute({ getParentRoute: () => storeRoute, path: 'settings/billing', component: lazyRouteComponent(() => import('../features/billing/index.js'), 'BillingPage'), validateSearch: billingSearch });
const messageCosts = createRoute({ getParentRoute: () => storeRoute, path: 'settings/message-costs', component: lazyRouteComponent(() => import('../features/message-costs/index.js'), 'MessageCostsPage') });
const apiKeys = createRoute({ getParentRoute: () => storeRoute, path: 'settings/api-keys', component: lazyRouteComponent(() => import('../features/api-keys/index.js'), 'ApiKeysPage') });
const securityEvents = createRoute({
  getParentRoute: () => storeRoute, path: 'settings/security-events', component: lazyRouteComponent(() => import('../features/security-events/index.js'), 'SecurityEventsPage'),
  validateSearch: (search): { kind?: string } => (typeof search['kind'] === 'string' ? { kind: search['kind'] } : {}),
});
const health = createRoute({ getParentRoute: () => storeRoute, path: 'settings/health', component: lazyRouteComponent(() => import('../features/health/index.js'), 'HealthPage') });

export const routeTree = rootRoute.addChildren([
  loginRoute, loginLinkRoute, signUpRoute, setupRoute, inviteRoute, resetRequestRoute, resetRoute,
  signedInRoute.addChildren([
    startRoute, storesRoute,
    frameRoute.addChildren([
      profileRoute,
      storeRoute.addChildren([
        storeStartRoute, onboarding, inbox, simulator, gallery, customers, customer, orders, order,
        catalog, newProduct, importProducts, catalogWords, product,
        templates, newTemplate, template, bulk, recipientLists, recipientList, bulkMessage,
        notifications, newRule, rule, assistant.addChildren([assistantOverview, behaviour, versions, facts, knowledge, knowledgeEntry, importKnowledge, knowledgeSource, playground, tests, newTest, test, assistantCost]),
        storeSettings, team, channels, channelSetup, channelNumber, accounts, newAccount, account,
        billing, messageCosts, apiKeys, securityEvents, health,
      ]),
    ]),
  ]),
]);
