// Runs a TypeScript file as it is, for child processes of tests: `node -C source test/support/typescript.cjs <file> <arguments>`.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { transformSync } = require('@swc/core');

const options = {
  swcrc: false,
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
};

Module._extensions['.ts'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8');
  // A package that is a module only is imported as such; sources are required.
  const ignoreDynamic = /\bimport\('[^.]/.test(source);
  module._compile(transformSync(source, { ...options, module: { ...options.module, ignoreDynamic }, filename }).code, filename);
};

// Sources import each other as `.js`, the name that the build gives them.
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  const fromSource = request.startsWith('.') && request.endsWith('.js') && parent?.filename?.endsWith('.ts');
  return resolve.call(this, fromSource ? request.replace(/\.js$/, '.ts') : request, parent, ...rest);
};

// The file finds its arguments where it would without this one.
process.argv.splice(1, 1);
require(process.argv[1]);
