import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { aliases } from './vite.aliases.js';
import { eagerModules } from './vite.eager.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A fresh object a project: Vitest refuses one browser config shared by two of them. */
const chromium = () => ({
  enabled: true,
  headless: true,
  connectTimeout: 240_000,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: {
      executablePath: process.env.PERCEPTRON_CHROMIUM || undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  }),
  instances: [{ browser: 'chromium' as const }],
});

export default defineConfig({
  resolve: { alias: aliases },
  plugins: [
    react(),
    // What runs for the first picture: to compile it when called takes as long as to run it.
    eagerModules([here('./src/image/GroundedImage.tsx'), here('./src/video/GroundedVideo.tsx')]),
  ],
  // Bundled before the first test: one found on the way reloads the page under it, with a second React.
  optimizeDeps: {
    include: [
      'react',
      'react-dom',
      'react-dom/client',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      'react-konva',
      'konva/lib/Core.js',
      '@tanstack/react-query',
      'react-markdown',
      'remark-gfm',
    ],
  },
  // Beside the repository: the one recorded answer, which tests use where it is present.
  server: { fs: { allow: [here('.'), here('../shared/media')] } },
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    lib: {
      entry: {
        index: here('./src/index.ts'),
        core: here('./src/core.ts'),
        'grounding/formats/index': here('./src/grounding/formats/index.ts'),
        'server/index': here('./src/server/index.ts'),
        'testing/index': here('./src/testing/index.ts'),
        'markdown/index': here('./src/markdown/index.ts'),
      },
      formats: ['es'],
    },
    rolldownOptions: {
      // Every bare import stays an import: dependencies and peers are the app's to bundle. And so does the namespace of
      // formats, of which Rolldown would make an object, from which no bundler can take one reader alone.
      external: (id) => (!id.startsWith('.') && !id.startsWith('/')) || id === './formats/index.js',
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
  test: {
    // Guards against hanging, far above what any test takes: a busy machine must not fail one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    reporters: ['default', here('./scripts/totals-reporter.mjs')],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['src/**/*.browser.test.ts', 'test/package/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.{ts,tsx}', 'test/**/*.browser.test.{ts,tsx}'],
          setupFiles: ['./test/browser.setup.ts'],
          browser: chromium(),
        },
      },
      {
        extends: true,
        plugins: [storybookTest({ configDir: here('./.storybook') })],
        test: { name: 'storybook', browser: chromium() },
      },
      {
        extends: true,
        test: {
          name: 'package',
          environment: 'node',
          include: ['test/package/**/*.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
