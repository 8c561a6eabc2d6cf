import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';
import { aliases } from '../vite.aliases.js';
import { demoServer } from './server/plugin.js';

/**
 * The playground's Vite configuration, from the environment: `PERCEPTRON_API_KEY` asks the real API with that key,
 * `PERCEPTRON_BASE_URL` another host than the API's own, and `PERCEPTRON_DEMO_PACE=instant` plays scripted answers at once.
 */
export function demoConfig(env: NodeJS.ProcessEnv): UserConfig {
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    cacheDir: fileURLToPath(new URL('../node_modules/.vite-demo', import.meta.url)),
    resolve: { alias: aliases },
    // Found late otherwise, behind the aliases, and a late find reloads the page.
    optimizeDeps: {
      include: [
        'react',
        'react/jsx-dev-runtime',
        'react-dom/client',
        '@tanstack/react-query',
        'eventsource-parser',
        'konva/lib/Core.js',
        'react-konva',
        'react-markdown',
        'remark-gfm',
      ],
    },
    plugins: [
      react(),
      demoServer({
        apiKey: env.PERCEPTRON_API_KEY,
        baseURL: env.PERCEPTRON_BASE_URL,
        instant: env.PERCEPTRON_DEMO_PACE === 'instant',
      }),
    ],
    build: { outDir: fileURLToPath(new URL('../node_modules/.demo', import.meta.url)), emptyOutDir: true },
  };
}

export default demoConfig(process.env);
