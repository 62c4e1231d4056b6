/** Views of the inbox: filters under a name, a person's own or the whole store's. */
export { InboxViewsModule } from './inbox-views.module.js';
