// Runs a TypeScript file as it is, for child processes of tests: `node test/support/typescript.cjs <file> <arguments>`.
require('./source-loader.cjs');

// The file finds its arguments where it would without this one.
process.argv.splice(1, 1);
require(process.argv[1]);
