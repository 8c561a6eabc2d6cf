import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');

/** Runs a module in a Node of its own, where there is no DOM and nothing of Vite's, and returns what it prints. */
function runInNode(source: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', source], {
    cwd: root,
    encoding: 'utf8',
  });
}

beforeAll(() => {
  if (!existsSync(join(dist, 'index.js'))) {
    throw new Error('There is no dist/ to test. Run "npm run build" first, or "npm test", which does both.');
  }
});

const entries = ['index.js', 'core.js', 'server/index.js', 'testing/index.js', 'markdown/index.js'];

describe('the built package in bare Node', () => {
  it.each(entries)('imports %s', (file) => {
    const printed = runInNode(`
      const before = ['window', 'document', 'navigator'].map((name) => name in globalThis);
      const entry = await import('./dist/${file}');
      const after = ['window', 'document', 'navigator'].map((name) => name in globalThis);
      console.log(JSON.stringify({ before, after, names: Object.keys(entry) }));
    `);
    const { before, after, names } = JSON.parse(printed);
    expect(after).toEqual(before);
    expect(names.length).toBeGreaterThan(0);
  });

  it('renders image, list and text on the server, and no canvas', () => {
    const html = runInNode(`
      import { createElement as h } from 'react';
      import { renderToString } from 'react-dom/server';
      import * as lib from './dist/index.js';
      import { renderMarkdown } from './dist/markdown/index.js';
      const grounding = lib.parseGrounding(
        'A <point_box mention="red bus"> (100,200) (300,400) </point_box> waits <b>there</b>.',
      );
      const client = lib.createPerceptronClient({ baseURL: 'http://127.0.0.1:9' });
      function Chat() {
        const { status } = lib.useStreamingCompletion();
        return h('output', null, status);
      }
      console.log(renderToString(
        h(lib.PerceptronProvider, { client },
          h(lib.GroundingProvider, null,
            h(lib.GroundedImage, { src: '/street.jpg', alt: 'A street', annotations: grounding }),
            h(lib.ThinkingPanel, { reasoning: 'Two decks.', defaultOpen: true }),
            h(lib.GroundedText, { grounding }),
            h(lib.GroundedText, {
              grounding: lib.parseGrounding('## A *red* <point mention="lamp"> (1,2) </point>'),
              renderText: renderMarkdown,
            }),
            h(lib.Composer, { onSend() {}, defaultValue: 'Where to?', defaultMedia: ['/bus.jpg'] }),
            h(lib.PerceptronChat, {
              initialMessages: [
                { role: 'user', parts: [{ type: 'image', url: '/dog.jpg' }, { type: 'text', text: 'Where is the dog?' }] },
                { role: 'assistant', text: 'The <point mention="dog"> (1,2) </point> sleeps.' },
              ],
            }),
            h(Chat))),
      ));
    `);
    expect(html).toMatch(/<img[^>]* alt="A street"/);
    expect(html).toMatch(/<img[^>]* src="\/street\.jpg"/);
    expect(html).toContain('red bus');
    expect(html).toMatch(/<button[^>]*>/);
    expect(html).toContain('waits &lt;b&gt;there&lt;/b&gt;.');
    expect(html).toMatch(/<h2>A <em>red<\/em> .*<button[^>]*>.*lamp/);
    expect(html).toContain('Two decks.');
    expect(html).toMatch(/<textarea[^>]*>Where to\?<\/textarea>/);
    expect(html).toContain('bus.jpg');
    expect(html).toContain('Where is the dog?');
    expect(html.match(/src="\/dog\.jpg"/g), 'with the question and with its answer').toHaveLength(2);
    expect(html).toContain('<output>idle</output>');
    expect(html).not.toContain('<canvas');
  });
});

describe("'use client' in dist", () => {
  const isClient = (source: string) => /^["']use client["'];/.test(source);
  const modules = existsSync(dist)
    ? readdirSync(dist, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.js'))
        .map((file) => ({ file: file.replaceAll('\\', '/'), source: readFileSync(join(dist, file), 'utf8') }))
    : [];

  it('leads each module that uses React', () => {
    const users = modules.filter(({ source }) =>
      /^import .* from "(react|react-dom|react-konva)(\/[\w-]+)?";$/m.test(source),
    );
    expect(users.length).toBeGreaterThan(10);
    expect(users.filter(({ source }) => !isClient(source)).map(({ file }) => file)).toEqual([]);
  });

  it('is nowhere in what runs without React', () => {
    const plain = modules.filter(({ file }) =>
      /^(api|grounding|server|state|testing)\/|^core\.js$/.test(file),
    );
    expect(plain.length).toBeGreaterThan(20);
    expect(plain.filter(({ source }) => isClient(source)).map(({ file }) => file)).toEqual([]);
  });
});
