export * from './events.js';
export * from './fields.js';
export * from './http.js';
export * from './json.js';
export * from './provider.js';
export * from './send-error.js';
export * from './setup.js';
export * from './templates.js';
