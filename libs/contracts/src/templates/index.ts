export * from './fill.js';
export * from './lint.js';
export * from './local-text.js';
export * from './mapped-values.js';
export * from './product-sections.js';
export * from './rules.js';
export * from './send-refusal.js';
export * from './template.js';
export { fillHoles, headerKey, holesIn, type TemplateVariable, variablesOf } from './variables.js';
