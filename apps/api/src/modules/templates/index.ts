/** Message templates: what a store may write outside the window. Filling in and refusing are pure functions of libs/contracts (`fillTemplate`, `whySendRefused`). */
export { SHOWN_TEMPLATE, templateOfAccount } from './templates.queries.js';
export { demandFilled, demandSendable } from './demand.js';
export { type TemplateNotice, TemplateNewsReader } from './exchange/news.service.js';
export { ScheduledTemplateSync } from './exchange/scheduled-sync.js';
export { readMappedValues } from './mapped-values.js';
export { templateAccountOf } from './template-account.js';
export { TemplateDto } from './templates.dto.js';
export { Templates } from './templates.service.js';
export { TemplatesModule } from './templates.module.js';
