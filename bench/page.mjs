// A bench's page as an app would ship it: the package built as it is published, the page for production, and served.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds `bench/<name>` and serves it until `close()` is called.
 *
 * @param options `build` options of Vite over the usual ones
 */
export async function serveBench(name, options = {}) {
  const config = {
    configFile: false,
    root: here(`./${name}`),
    logLevel: 'warn',
    plugins: [react()],
    resolve: {
      alias: [
        { find: /^perceptron-react$/, replacement: here('../dist/index.js') },
        { find: /^perceptron-react\/core$/, replacement: here('../dist/core.js') },
        { find: /^perceptron-react\/styles\.css$/, replacement: here('../dist/styles.css') },
      ],
    },
    build: {
      outDir: here(`../node_modules/.cache/bench-${name}`),
      emptyOutDir: true,
      chunkSizeWarningLimit: 2000,
      ...options,
    },
    preview: { port: 0, host: '127.0.0.1' },
  };
  execFileSync('npm', ['run', 'build', '--silent'], { cwd: here('..'), stdio: ['ignore', 2, 2] });
  await build(config);
  const server = await preview(config);
  return { address: server.resolvedUrls.local[0], close: () => server.close() };
}
