import { lintCanary } from '../support/lint-canary.js';

jest.setTimeout(60_000);

describe('the dependency rule', () => {
  it('reports a module that looks at a row not below it, past a door, or past an alias', () => {
    const said = lintCanary('apps/api/src/modules/media', ['../accounts/index.js', '../stores/stores.service.js', '#providers', '#api-client', '#nothing', '../stores/index.js', '#contracts', '#providers/contract', 'node:fs', '@nestjs/common']);
    expect(said).toEqual(['../accounts/index.js', '../stores/stores.service.js', '#providers', '#api-client', '#nothing'].map((source) => `boundaries(dependencies): module media may not import ${source}: see README, Dependency rule`));
  });

  it('keeps the libraries free of frameworks and of the apps', () => {
    const said = lintCanary('libs/providers/meta', ['@nestjs/common', '../../../apps/api/src/platform/clock/clock.js', '../src/conformance/index.js', '#contracts', '../src/contract/index.js']);
    expect(said.map((line) => line.split(':')[0]).toSorted()).toEqual(['boundaries(dependencies)', 'boundaries(dependencies)', 'eslint(no-restricted-imports)']);
  });

  it('keeps the sandbox apart from the app', () => {
    const said = lintCanary('apps/sandbox/src', ['../../api/src/platform/clock/clock.js', '#providers', '#contracts']);
    expect(said).toEqual(['../../api/src/platform/clock/clock.js', '#providers'].map((source) => expect.stringContaining(`may not import ${source}`)));
  });
});
