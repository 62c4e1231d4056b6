// The environment that goes with one-registry.cjs: Jest itself and the tests run in the realm of the modules they share,
// so that `expect.any(Number)` means the same Number. A test that fails tells what its applications and pages were doing (failure-reports.ts).
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

const contexts = new WeakSet();
const { compileFunction } = vm;
vm.compileFunction = (code, parameters, { parsingContext, ...options } = {}) =>
  compileFunction(code, parameters, parsingContext === undefined || contexts.has(parsingContext) ? options : { ...options, parsingContext });

/** What Jest keeps under symbols of the realm. */
const OF_ONE_FILE = new Set(['EVENT_HANDLERS', 'JEST_STATE_SYMBOL', 'LOG_ERRORS_BEFORE_RETRY', 'RETRY_IMMEDIATELY', 'RETRY_TIMES', 'RETRY_TIMES_SETTER', 'TEST_TIMEOUT_SYMBOL', 'WAIT_BEFORE_RETRY']);

globalThis.failureReports = new Set();
const REPORT_WITHIN_MS = 5_000;

module.exports = class OneRealm extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    contexts.add(this.context);
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimersModern = new ModernFakeTimers({ config: config.projectConfig, global: globalThis });
  }

  async handleTestEvent({ name }) {
    if (name !== 'test_fn_failure') return;
    for (const report of globalThis.failureReports) {
      // What a test blocked may not answer any more.
      const late = new Promise((resolve) => { setTimeout(resolve, REPORT_WITHIN_MS, 'Nothing can be told in time.').unref(); });
      process.stderr.write(`${await Promise.race([report(), late]).catch((error) => `Nothing can be told: ${error.message}`)}\n`);
    }
  }

  // What one file replaced must not stay replaced in the next; what Jest keeps of a file, handlers of its events among it, ends with the file.
  async teardown() {
    this.moduleMocker.restoreAllMocks();
    await super.teardown();
    for (const symbol of Object.getOwnPropertySymbols(globalThis)) if (OF_ONE_FILE.has(symbol.description)) Reflect.deleteProperty(globalThis, symbol);
  }
};
