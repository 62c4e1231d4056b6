// Lets this process require TypeScript sources as they are. Compiled files are kept in node_modules/.cache, by what they were compiled from.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync, version } = require('@swc/core');

const MACROS = ['@lingui/core/macro', '@lingui/react/macro'];
const root = join(__dirname, '../..');
const cache = join(root, 'node_modules/.cache/parley-sources');
const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const options = { ...require('./compile-options.cjs'), sourceMaps: true };
const stamp = JSON.stringify([version, options, readFileSync(__filename, 'utf8')]);
mkdirSync(cache, { recursive: true });

/** File name of a compiled source -> where its source map is. */
const sourceMaps = new Map();

Module._extensions['.ts'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8');
  const kept = join(cache, createHash('sha1').update(stamp).update(filename).update(source).digest('hex'));
  sourceMaps.set(filename, `${kept}.map`);
  module._compile(read(`${kept}.js`) ?? compile(source, filename, kept), filename);
};

// Sources import each other as `.js`, the name that the build gives them, and the libraries by their short names.
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  if (request in imports) return join(root, imports[request].source);
  if (MACROS.includes(request)) return join(__dirname, 'lingui-macros.cjs');
  const fromSource = request.startsWith('.') && request.endsWith('.js') && parent?.filename?.endsWith('.ts');
  return resolve.call(this, fromSource ? request.replace(/\.js$/, '.ts') : request, parent, ...rest);
};

function compile(source, filename, kept) {
  // A package that is a module only is imported as such; sources are required.
  const ignoreDynamic = /\bimport\('[^.]/.test(source);
  const { code, map } = transformSync(source, { ...options, module: { ...options.module, ignoreDynamic }, filename });
  write(`${kept}.map`, map);
  write(`${kept}.js`, code);
  return code;
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whole or not at all: other processes read along. */
function write(file, text) {
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

module.exports = { sourceMaps };
