import { defaultLabels, type PerceptronLabels } from 'perceptron-react';

function marked(value: unknown): unknown {
  if (typeof value === 'string') return `⟦${value}⟧`;
  if (typeof value === 'function') {
    return (...parts: unknown[]) => {
      const said = value(...parts);
      return said === null || said === '' ? said : `⟦${said}⟧`;
    };
  }
  return Object.fromEntries(Object.entries(value as object).map(([name, one]) => [name, marked(one)]));
}

/** Every string of the library, told from what is none by its brackets. */
export const pseudo = marked(defaultLabels) as PerceptronLabels;

const NAMES = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'placeholder'];

/** What an element and those within it say to the eye and to the ear. */
export function saidIn(root: Element): readonly string[] {
  const said = [...root.querySelectorAll('*')].flatMap((element) => [
    ...NAMES.map((name) => element.getAttribute(name) ?? ''),
    ...[...element.childNodes].map((node) =>
      node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : '',
    ),
  ]);
  return [...new Set(said)].filter((text) => text.trim() !== '');
}

/** What is left of a text without the library's strings. */
export function unmarked(text: string): string {
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '');
  }
  return rest;
}
