import { fileURLToPath } from 'node:url';

// Tests run as CommonJS through swc.
const shared = {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  // Modules are read once for all files of a worker.
  runtime: '<rootDir>/test/support/one-registry.cjs',
  testEnvironment: '<rootDir>/test/support/one-realm.cjs',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'require', 'default'] },
  transform: { '^.+\\.(ts|js|mjs)$': '<rootDir>/test/support/unit-transform.cjs' },
  transformIgnorePatterns: [],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': ['$1', '$1.js'],
    '^libphonenumber-js$': '<rootDir>/node_modules/libphonenumber-js/index.cjs',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

export default {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs,bench}/**/*.spec.ts', '<rootDir>/test/*.spec.ts'] },
    {
      ...shared,
      displayName: 'system',
      testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts', '<rootDir>/apps/api/**/*.e2e-spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.browser-spec.ts'],
      globalSetup: '<rootDir>/test/support/global-browser-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-browser-teardown.ts',
    },
  ],
};
