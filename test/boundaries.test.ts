import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** What each folder may import of ours, as CONTRIBUTING.md says; of `typesOnly` nothing that runs. */
const rules: Readonly<
  Record<string, { ours: readonly string[]; typesOnly?: readonly string[]; react?: boolean }>
> = {
  grounding: { ours: [] },
  api: { ours: ['grounding'] },
  state: { ours: ['grounding', 'api'] },
  styles: { ours: ['grounding'], typesOnly: ['state'] },
  hooks: { ours: ['grounding', 'api', 'state', 'styles'], react: true },
  image: { ours: ['grounding', 'state', 'hooks', 'styles'], react: true },
  video: { ours: ['grounding', 'state', 'hooks', 'image', 'styles'], react: true },
  chat: { ours: ['grounding', 'api', 'state', 'hooks', 'image', 'video', 'styles'], react: true },
  locale: { ours: ['grounding', 'hooks', 'image', 'video', 'chat'], react: true },
  markdown: { ours: ['state', 'hooks', 'chat'], react: true },
  server: { ours: ['api'] },
  testing: { ours: [], typesOnly: ['api'] },
};

const forReact = /^(react|react-dom|react-konva|konva|@tanstack\/react-query)(\/|$)/;

interface Import {
  from: string;
  typesOnly: boolean;
  later?: boolean;
}

function importsOf(file: string, source: string): Import[] {
  const { module } = parseSync(file, source);
  const found: Import[] = [];
  for (const { moduleRequest, entries } of module.staticImports) {
    const typesOnly = entries.length > 0 && entries.every(({ isType }) => isType);
    found.push({ from: moduleRequest.value, typesOnly });
  }
  for (const { moduleRequest, isType } of module.staticExports.flatMap(({ entries }) => entries)) {
    if (moduleRequest) found.push({ from: moduleRequest.value, typesOnly: isType });
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const from = source.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, '');
    found.push({ from, typesOnly: false, later: true });
  }
  return found;
}

/** What is loaded with a module, `file` being its path below `src`: paths below `src`, and names of packages. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  seen.add(file);
  for (const { from, typesOnly, later } of importsOf(file, readFileSync(join(src, file), 'utf8'))) {
    if (typesOnly || later) continue;
    if (!from.startsWith('.')) {
      seen.add(from);
      continue;
    }
    const path = join(dirname(file), from).replace(/\.js$/, '.ts');
    const target = files.includes(path) ? path : `${path}x`;
    if (!seen.has(target)) loadedWith(target, seen);
  }
  return seen;
}

/** What is wrong with the imports of a module, `file` being its path below `src`. */
function violations(file: string, source: string): string[] {
  const folder = file.split('/')[0]!;
  const rule = rules[folder];
  if (!rule) return [`${file}: src/${folder} has no rule in test/boundaries.test.ts`];
  return importsOf(file, source).flatMap(({ from, typesOnly }) => {
    const wrong = [`${file} imports ${from}`];
    if (!from.startsWith('.')) {
      return (forReact.test(from) && !rule.react) || from.startsWith('node:') ? wrong : [];
    }
    const target = join(dirname(file), from);
    const folderOfTarget = target.includes('/') ? target.split('/')[0]! : 'a root module';
    if (folderOfTarget === folder || rule.ours.includes(folderOfTarget)) return [];
    return typesOnly && rule.typesOnly?.includes(folderOfTarget) ? [] : wrong;
  });
}

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter(
    (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|fixture)\.tsx?$/.test(entry.name),
  )
  .map((entry) => relative(src, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

const inFolders = files.filter((file) => file.includes('/'));

describe('imports point one way', () => {
  it('reads every folder', () => {
    expect(new Set(inFolders.map((file) => file.split('/')[0]))).toEqual(
      new Set(Object.keys(rules).filter((folder) => inFolders.some((file) => file.startsWith(`${folder}/`)))),
    );
    expect(inFolders.length).toBeGreaterThan(30);
  });

  it('in all of src', () => {
    const found = inFolders.flatMap((file) => violations(file, readFileSync(join(src, file), 'utf8')));
    expect(found).toEqual([]);
  });

  it('and /core needs no React', () => {
    const core = importsOf('core.ts', readFileSync(join(src, 'core.ts'), 'utf8'));
    expect(core.map(({ from }) => from.split('/')[1]).sort()).toEqual(['api', 'grounding']);
  });

  it('and react-konva comes only with the layers of an app', () => {
    const loaded = loadedWith('index.ts');
    expect(loaded).toContain('video/GroundedVideo.tsx');
    expect(loaded).toContain('konva/lib/Core.js');
    expect(loaded).not.toContain('react-konva');
  });
});

describe('the rule', () => {
  it.each([
    ['grounding/parse.ts', "import { send } from '../api/client.js';"],
    ['grounding/formats/qwen.ts', "import { send } from '../../api/client.js';"],
    ['grounding/parse.ts', "export * from '../api/index.js';"],
    ['grounding/parse.ts', "import '../api/index.js';"],
    ['grounding/parse.ts', "const later = import('../api/index.js');"],
    ['api/client.ts', "import type { Chat } from '../state/chat.js';"],
    ['api/client.ts', "import { useState } from 'react';"],
    ['api/client.ts', "import { request } from 'node:http';"],
    ['state/chat.ts', "import { useChat } from '../hooks/useChat.js';"],
    ['state/chat.ts', "import { useSyncExternalStore } from 'react';"],
    ['image/GroundedImage.tsx', "import type { Model } from '../api/index.js';"],
    ['hooks/useChat.ts', "export { ThinkingPanel } from '../chat/ThinkingPanel.js';"],
    ['server/readBody.ts', "import { parseGrounding } from '../grounding/index.js';"],
    ['server/toNodeHandler.ts', "import { Readable } from 'node:stream';"],
    ['testing/server.ts', "import { PerceptronError } from '../api/index.js';"],
    ['testing/server.ts', "import type { Grounding } from '../grounding/index.js';"],
    ['styles/palette.ts', "import { createSelection, type Selection } from '../state/selection.js';"],
    ['chat/Chat.tsx', "import { everything } from '../index.js';"],
    ['novel/idea.ts', "import { a } from './b.js';"],
  ])('catches %s: %s', (file, source) => {
    expect(violations(file, source)).toHaveLength(1);
  });

  it.each([
    ['api/answer.ts', "import { parseGrounding } from '../grounding/index.js';"],
    ['server/proxyOptions.ts', "import { PerceptronError } from '../api/errors.js';"],
    ['testing/types.ts', "import type { Model } from '../api/index.js';"],
    ['styles/palette.ts', "import { type Annotation } from '../grounding/index.js';"],
    ['image/GroundedImage.tsx', "import Konva from 'konva'; import { flatten } from './flatten.js';"],
    ['grounding/formats/qwen.ts', "import { box } from '../shapes.js';"],
  ])('allows %s: %s', (file, source) => {
    expect(violations(file, source)).toEqual([]);
  });
});
