import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { parseGrounding } from '../grounding/index.js';
import { GroundedText } from './GroundedText.js';

// Who counts them from each one on takes minutes; Chromium's regular expressions do not, those of Node 20 do.
it('backslashes before a link stay what they are, however many', () => {
  const many = '\\'.repeat(400_001);
  const markdownOf = (prose: string) => {
    let seen = '';
    const renderText = ({ text }: { text: string }) => {
      seen = text;
      return null;
    };
    const grounding = parseGrounding(`${prose}<point mention="light"> (1,2) </point>`);
    renderToString(createElement(GroundedText, { grounding, renderText }));
    return seen.slice(0, seen.indexOf('[light]'));
  };
  expect(markdownOf(`${many}a`) === `${many}a`).toBe(true);
  expect(markdownOf(many) === `${many}\\`).toBe(true);
});
