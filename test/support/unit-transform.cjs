// Jest cannot load ES modules that CommonJS packages require on Node 20, so they are compiled to CommonJS like the sources.
// Files of packages that are CommonJS already are left as they are: there are thousands.
const { createTransformer } = require('@swc/jest');

const compiler = createTransformer({ ...require('./compile-options.cjs'), sourceMaps: 'inline' });
const OF_A_PACKAGE = /[\\/]node_modules[\\/]/;
const MODULE_SYNTAX = /^\s*(?:import|export)\b|\bimport(?:\s*\(|\.meta\b)|[;}]\s*(?:import|export)\s*[{*]/m;

module.exports = {
  ...compiler,
  process(source, filename, options) {
    return OF_A_PACKAGE.test(filename) && !MODULE_SYNTAX.test(source) ? { code: source } : compiler.process(source, filename, options);
  },
  getCacheKey: (...of) => `${compiler.getCacheKey(...of)}1`,
};
