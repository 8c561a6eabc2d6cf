import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Stories, tests and the demo import the package by its public names, as its users do. */
export const aliases = [
  { find: /^perceptron-react$/, replacement: here('./src/index.ts') },
  { find: /^perceptron-react\/core$/, replacement: here('./src/core.ts') },
  { find: /^perceptron-react\/server$/, replacement: here('./src/server/index.ts') },
  { find: /^perceptron-react\/testing$/, replacement: here('./src/testing/index.ts') },
  { find: /^perceptron-react\/markdown$/, replacement: here('./src/markdown/index.ts') },
  { find: /^perceptron-react\/markdown\.css$/, replacement: here('./src/styles/markdown.css') },
  { find: /^perceptron-react\/styles\.css$/, replacement: here('./src/styles/styles.css') },
];
