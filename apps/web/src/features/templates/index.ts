export { NewTemplatePage, TemplatePage } from './editor/template-page.js';
export { TemplatesPage } from './list/templates-page.js';
