// A bench's page as an app would ship it: built for production from the sources, and served.
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
        { find: /^perceptron-react$/, replacement: here('../src/index.ts') },
        { find: /^perceptron-react\/core$/, replacement: here('../src/core.ts') },
        { find: /^perceptron-react\/styles\.css$/, replacement: here('../src/styles/styles.css') },
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
  await build(config);
  const server = await preview(config);
  return { address: server.resolvedUrls.local[0], close: () => server.close() };
}
