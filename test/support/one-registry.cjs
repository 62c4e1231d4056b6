// Jest gives every test file modules of its own, and reading the whole application and its packages anew takes longer than most files' tests.
// Here all files of a worker share them, in one realm, as in the product itself; only what belongs to tests is read again for each file.
const hooks = require('node:async_hooks');
const { join, sep } = require('node:path');
const { default: Runtime } = require('jest-runtime');
const { sourceMaps } = require('./source-loader.cjs');

const tests = join(__dirname, '..') + sep;
const ofTests = (file) => (file.startsWith(tests) && file.endsWith('.ts')) || /[.-]spec\.ts$/.test(file);

/** Those of Jest that take or make modules: nothing here would hear of them. */
const OF_THE_REGISTRY = ['createMockFromModule', 'doMock', 'dontMock', 'isolateModules', 'isolateModulesAsync', 'mock', 'requireActual', 'requireMock', 'resetModules', 'unmock'];

class OneRegistry extends Runtime {
  storages = [];

  // Jest reads its test runner anew for each file, and with it a store that all later promises of the process would carry along.
  requireInternalModule(...of) {
    const { AsyncLocalStorage } = hooks;
    const { storages } = this;
    hooks.AsyncLocalStorage = class extends AsyncLocalStorage {
      constructor(...args) {
        super(...args);
        storages.push(this);
      }
    };
    try {
      return super.requireInternalModule(...of);
    } finally {
      hooks.AsyncLocalStorage = AsyncLocalStorage;
    }
  }

  requireModule(from, name, ...rest) {
    // Jest asks for test files and their setup without a name, and for parts of its own with one.
    if (name !== undefined || !ofTests(from)) return super.requireModule(from, name, ...rest);
    globalThis.jest = { ...this.jestGlobals.jestObjectFor(from), ...refused };
    return require(from);
  }

  getSourceMaps() {
    return sourceMaps;
  }

  teardown() {
    for (const storage of this.storages) storage.disable();
    for (const file of Object.keys(require.cache).filter(ofTests)) delete require.cache[file];
    return super.teardown();
  }
}

const refused = Object.fromEntries(OF_THE_REGISTRY.map((name) => [name, () => { throw new Error(`jest.${name} does nothing where files share their modules: see test/support/one-registry.cjs`); }]));

module.exports = OneRegistry;
