// Jest gives every test file modules of its own, and reading the whole application and its packages anew takes longer than most files' tests.
// Here all files of a worker share them, in one realm, as in the product itself; only what belongs to tests is read again for each file.
const { join, sep } = require('node:path');
const { default: Runtime } = require('jest-runtime');
const { sourceMaps } = require('./source-loader.cjs');

const tests = join(__dirname, '..') + sep;
const ofTests = (file) => (file.startsWith(tests) && file.endsWith('.ts')) || file.endsWith('-spec.ts');

class OneRegistry extends Runtime {
  requireModule(from, name, ...rest) {
    // Jest asks for test files and their setup without a name, and for parts of its own with one.
    if (name !== undefined || !ofTests(from)) return super.requireModule(from, name, ...rest);
    globalThis.jest = this.jestGlobals.jestObjectFor(from);
    return require(from);
  }

  getSourceMaps() {
    return sourceMaps;
  }

  teardown() {
    for (const file of Object.keys(require.cache).filter(ofTests)) delete require.cache[file];
    return super.teardown();
  }
}

module.exports = OneRegistry;
