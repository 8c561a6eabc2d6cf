import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@babel/core';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Compiles a module with the React Compiler: how many functions it compiled, and what made it bail out. */
function compile(file: string, source: string): { compiled: number; complaint?: string } {
  let compiled = 0;
  const logger = {
    logEvent(_file: string | null, event: { kind: string }) {
      if (event.kind === 'CompileSuccess') compiled++;
    },
  };
  try {
    transformSync(source, {
      filename: join(root, file),
      babelrc: false,
      configFile: false,
      presets: [['@babel/preset-typescript', { isTSX: file.endsWith('x'), allExtensions: true }]],
      plugins: [['babel-plugin-react-compiler', { panicThreshold: 'all_errors', target: '18', logger }]],
      // JSX stays: only the compiler's verdict matters.
      parserOpts: { plugins: ['jsx', 'typescript'] },
    });
    return { compiled };
  } catch (error) {
    return { compiled, complaint: error instanceof Error ? error.message : String(error) };
  }
}

const modules = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|fixture)\.tsx?$/.test(file))
  .map((file) => `src/${file.replaceAll('\\', '/')}`);
const isClient = (source: string) => /^'use client';/.test(source);
const clientModules = modules.filter((file) => isClient(readFileSync(join(root, file), 'utf8')));

describe('the React Compiler', () => {
  it.each(clientModules)('compiles %s', (file) => {
    expect(compile(file, readFileSync(join(root, file), 'utf8')).complaint).toBeUndefined();
  });

  it('is given every module that uses React', () => {
    const users = modules.filter((file) =>
      /^import (?!type\b)[^;]*from '(react|react-dom|react-konva)'/m.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
    expect(users.length).toBeGreaterThan(5);
    expect(users.filter((file) => !clientModules.includes(file))).toEqual([]);
  });

  it('compiles a clean component and catches a ref that is read in render', () => {
    const component = (body: string) =>
      `'use client';\nimport { useRef } from 'react';\nexport function A() { ${body} }`;
    expect(compile('src/A.tsx', component('return <b>{useRef(0) && 1}</b>;'))).toEqual({ compiled: 1 });
    const reads = component('const r = useRef(0); return <b>{r.current}</b>;');
    expect(compile('src/A.tsx', reads).complaint).toMatch(/ref/i);
  });
});
