import type { Connect, Plugin } from 'vite';
import { createPerceptronProxy, toNodeHandler } from '../../src/server/index.js';
import { createScriptedApi } from './scriptedApi.js';

/** What the page is told about its server: everything but the key. */
export interface DemoInfo {
  mode: 'scripted' | 'live';
}

/** Settings of {@link demoServer}. */
export interface DemoServerOptions {
  /** Asks the real API with this key. @default none: answers are scripted */
  apiKey?: string;
  /** @default 'https://api.perceptron.inc' */
  baseURL?: string;
  /** Scripted answers come at once, for tests. @default at the speed of a model */
  instant?: boolean;
}

/** Puts the API behind the page at `/api/perceptron`, on the development server and on the preview of a build. */
export function demoServer({ apiKey, baseURL, instant }: DemoServerOptions): Plugin {
  const info: DemoInfo = { mode: apiKey ? 'live' : 'scripted' };
  const mount = (middlewares: Connect.Server) => {
    const api: Connect.NextHandleFunction = apiKey
      ? toNodeHandler(createPerceptronProxy({ apiKey, baseURL }))
      : createScriptedApi({ instant });
    middlewares.use('/api/perceptron', api);
    middlewares.use('/api/demo/info', (_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(info));
    });
  };
  return {
    name: 'perceptron-demo-server',
    configureServer: ({ middlewares }) => mount(middlewares),
    configurePreviewServer: ({ middlewares }) => mount(middlewares),
  };
}
