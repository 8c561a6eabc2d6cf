import { QueryClient } from '@tanstack/react-query';
import { type ComponentType, createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as library from '../src/index.js';
import { createManualClient } from './support/manualClient.js';

/** As apps without types may write it. */
type Loose = Record<string, unknown>;
const components = library as unknown as Record<string, ComponentType<Loose>>;
const { client } = createManualClient();
const grounding = library.parseGrounding('A <point mention="cat"> (1,2) </point>.');
const question = { role: 'user', text: 'Where?' };
const answer = { role: 'assistant', text: 'Here.' };

const usual: Record<string, Loose> = {
  GroundedImage: { src: '/a.png', alt: '', annotations: grounding },
  GroundedVideo: { src: '/a.mp4', alt: '', annotations: grounding },
  GroundedText: { grounding },
  AnnotationList: { annotations: grounding },
  Composer: { onSend() {} },
  PerceptronChat: { initialMessages: [question, answer] },
  GroundingProvider: { annotations: grounding },
};

const show = (name: string, props: Loose) => {
  const element = createElement(components[name]!, { ...usual[name], ...props });
  return renderToString(createElement(library.PerceptronProvider, { client }, element));
};

const run = (hook: () => unknown) => {
  const Run = () => String(hook());
  return renderToString(createElement(library.PerceptronProvider, { client }, createElement(Run)));
};

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('a prop of another kind', () => {
  it.each([
    ['PerceptronChat', { chat: {} }, 'chat is what usePerceptronChat() returns, but this is something else'],
    [
      'PerceptronChat',
      { initialMessages: [], suggestions: 'Where?' },
      "this is a text: give ['Where is it?']",
    ],
    ['PerceptronChat', { initialMessages: 'Hi' }, 'a conversation is a list of messages, but this is a text'],
    ['PerceptronChat', { initialMessages: [question, null] }, 'messages[1] is no message'],
    [
      'PerceptronChat',
      { initialMessages: [{ role: 'user', content: 'Hi' }] },
      "messages[0] is no message of a conversation. Write it as { role: 'user', text: 'Hi' }",
    ],
    ['PerceptronChat', { renderMessage: 'div' }, 'renderMessage is a function, but this is a text'],
    ['PerceptronChat', { renderActions: {} }, 'renderActions is a function, but this is something else'],
    ['GroundedText', { renderText: [] }, 'renderText is a function, but this is a list'],
    ['GroundedImage', { getLabel: 'cat' }, 'getLabel is a function, but this is a text'],
    ['GroundedVideo', { getLabel: 'cat' }, 'getLabel is a function, but this is a text'],
    ['AnnotationList', { getLabel: 'cat' }, 'getLabel is a function, but this is a text'],
    [
      'GroundedImage',
      { hiddenMentions: [undefined] },
      'each of hiddenMentions is a text, but this is undefined',
    ],
    ['Composer', { media: new Blob() }, 'media is not an array. Give [file]'],
    ['Composer', { defaultMedia: [undefined] }, 'media[0] is no file and no URL'],
  ])('of %s is told: %o', (name, props, message) => {
    expect(() => show(name, props)).toThrow(message);
    expect(() => show(name, props)).toThrow(/^perceptron-react: /);
  });

  it.each([
    ['PerceptronChat', { chat: null, renderActions: false, renderMessage: null, renderText: false }],
    ['PerceptronChat', { initialMessages: null, suggestions: [null, false, 'Where?'] }],
    ['PerceptronChat', { initialMessages: [], suggestions: null }],
    ['GroundedText', { renderText: false }],
    ['GroundedImage', { getLabel: false, hiddenMentions: null }],
    ['AnnotationList', { getLabel: false }],
    ['Composer', { media: null, earlierMedia: null, accept: ['image/png', '.webp'], capabilities: null }],
    ['GroundingProvider', { colors: null }],
  ])('of %s that is none is left out: %o', (name, props) => {
    expect(() => show(name, props)).not.toThrow();
  });
});

describe('an item that is no annotation', () => {
  const cat = { id: 'a', kind: 'box', x1: 100, y1: 100, x2: 300, y2: 300, mention: 'cat' };
  const point = { id: 'b', kind: 'point', x: 1, y: 2 };
  const nap = { id: 'c', kind: 'clip', start: 1, end: 2, mention: 'nap' };

  it.each<[unknown, string]>([
    [null, ' is null: give annotations, such as those of parseGrounding'],
    ['cat', " is 'cat': give annotations"],
    [{ ...point, id: undefined }, '.id is undefined: give each annotation a text of its own'],
    [{ ...point, id: 7 }, '.id is 7: give each annotation a text of its own'],
    [{ ...point, kind: 'spot' }, ".kind is 'spot': it must be 'point', 'box', "],
    [{ ...point, mention: 7 }, '.mention is 7: it must be a text'],
    [{ ...point, x: '421' }, ".x is '421': it must be a number"],
    [{ ...point, y: null }, '.y is null: it must be a number'],
    [{ ...point, y: undefined }, '.y is undefined: it must be a number'],
    [{ ...cat, id: 'd', x2: NaN }, '.x2 is NaN: it must be a number'],
    [{ ...cat, id: 'd', mention: undefined, y1: Infinity }, '.y1 is Infinity: it must be a number'],
    [{ id: 'e', kind: 'polygon' }, '.points is undefined: it must be a list'],
    [{ id: 'e', kind: 'polygon', points: [{ x: 1, y: 2 }] }, '.points[0] is an object: it must be [x, y]'],
    [{ id: 'e', kind: 'polygon', points: [['1', '2']] }, ".points[0].0 is '1': it must be a number"],
    [{ id: 'f', kind: 'track', waypoints: {} }, '.waypoints is an object: it must be a list'],
    [{ id: 'f', kind: 'track', waypoints: [{ ...point, x: '1' }] }, ".waypoints[0].x is '1': it must be"],
    [{ id: 'g', kind: 'collection', children: [point, null] }, '.children[1] is null: give annotations'],
    [{ ...nap, start: '1' }, ".start is '1': it must be a number"],
  ])('is left out, and told once: %o', (item, message) => {
    const told = vi.mocked(console.error);
    const list = [
      ...Array.from({ length: 200 }, (_, i) => ({ ...point, id: `p${i}` })),
      cat,
      item,
      nap,
      item,
    ];
    const image = show('GroundedImage', { annotations: list });
    expect(image).toContain('201 annotations');
    expect(show('GroundedVideo', { annotations: list })).toContain('201 annotations');
    expect(show('AnnotationList', { annotations: list })).toContain('202 annotations');
    expect(show('AnnotationLegend', { annotations: list })).toContain('nap');
    expect(show('ClipTimeline', { clips: list, duration: 9 })).toContain('nap');
    expect(show('GroundingProvider', { annotations: list })).toBe('');
    expect(told).toHaveBeenCalledTimes(1);
    expect(told.mock.lastCall![0]).toContain(`perceptron-react: annotations[201]${message}`);
    expect(told.mock.lastCall![0]).toMatch(/\. It and 1 more are not shown\.$/);
    // The same of another list is known.
    show('GroundedImage', { annotations: [...list] });
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('is told of alone where it is the only one', () => {
    const list = [cat, { ...point, kind: 'none' }];
    expect(show('GroundedImage', { annotations: list })).toContain('1 annotation');
    expect(vi.mocked(console.error).mock.lastCall![0]).toMatch(/\. It is not shown\.$/);
  });
});

describe('options of another kind', () => {
  const { usePerceptronChat, useStreamingCompletion, PerceptronProvider, completionOptions } = library;

  it('are told', () => {
    expect(() => run(() => usePerceptronChat('support' as never))).toThrow(
      "usePerceptronChat takes an object of options, but this is a text: give { id: 'support' }",
    );
    expect(() => run(() => useStreamingCompletion('a' as never))).toThrow('give { client }');
    const options = { client: { baseURL: '/api' } as never };
    const App = () => String(usePerceptronChat());
    expect(() => renderToString(createElement(PerceptronProvider, options, createElement(App)))).toThrow(
      'both take what createPerceptronClient() returns',
    );
  });

  it('that are none are left out', () => {
    expect(run(() => usePerceptronChat(null as never).status)).toBe('idle');
    expect(run(() => useStreamingCompletion(null as never).text)).toBe('');
  });

  it('of a query that waits for its request are none yet', () => {
    const { queryKey, queryKeyHashFn } = completionOptions(client, null as never);
    expect(queryKeyHashFn!(queryKey)).toBe('["perceptron","completion",null]');
    expect(new QueryClient().getQueryData(queryKey)).toBeUndefined();
  });
});
