import { render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, test } from 'vitest';
import { box, cats, chip, groundingOf, light, STREET, textOf } from '../../test/support/text.js';
import type { Grounding } from '../grounding/index.js';
import { GroundedText, type GroundedTextContent } from './GroundedText.js';

describe('Markdown', () => {
  /** As small as a renderer can be: links, strong text and list items. It stands for react-markdown and its like. */
  function inline(text: string, link: GroundedTextContent['renderAnnotation']): ReactNode[] {
    const pattern = /\*\*(.+?)\*\*|\[((?:\\.|[^\]\\])*)\]\(([^)]*)\)/g;
    const nodes: ReactNode[] = [];
    let at = 0;
    for (const match of text.matchAll(pattern)) {
      nodes.push(text.slice(at, match.index));
      const key = match.index;
      if (match[1] !== undefined) nodes.push(<strong key={key}>{inline(match[1], link)}</strong>);
      else nodes.push(<span key={key}>{link(match[3]) ?? <a href={match[3]}>{match[2]}</a>}</span>);
      at = match.index + match[0].length;
    }
    return [...nodes, text.slice(at)];
  }
  const renderText = ({ text, renderAnnotation }: GroundedTextContent) => (
    <ul>
      {text.split('\n').map((line) => (
        <li key={line}>{inline(line.replace(/^- /, ''), renderAnnotation)}</li>
      ))}
    </ul>
  );

  test('syntax may span annotations, and other links stay links', () => {
    const { container } = render(
      <GroundedText
        grounding={groundingOf('- **The ', light, ' is red**\n- see [the docs](/docs) about ', cats, '.')}
        renderText={renderText}
      />,
    );
    const items = [...container.querySelectorAll('li')];
    expect(items.map(textOf)).toEqual(['The traffic light is red', 'see the docs about cat ×3.']);
    expect(items[0]?.querySelector('strong button')).toBe(chip(/^traffic light/));
    expect(items[1]?.querySelector('a')?.getAttribute('href')).toBe('/docs');
  });

  const markdownOf = (grounding: Grounding) => {
    let seen = '';
    render(
      <GroundedText
        grounding={grounding}
        renderText={({ text }) => {
          seen = text;
          return null;
        }}
      />,
    );
    return seen;
  };

  test('an annotation is a link, with its punctuation', () => {
    expect(markdownOf(STREET)).toBe(
      'The [traffic light\\,](#pr-annotation-light) in the background ([car](#pr-annotation-car)), is red.',
    );
  });

  test('a mention cannot break out of its link, nor the prose before it into it', () => {
    const nasty = { ...box, id: 'a)b', mention: '](x) **<b>\n`' };
    expect(markdownOf(groundingOf('Look!', nasty))).toBe(
      'Look\\![\\]\\(x\\) \\*\\*\\<b\\> \\`](#pr-annotation-a%29b)',
    );
    expect(markdownOf(groundingOf('a**', light, '**b'))).toBe(
      'a**\u2060[traffic light](#pr-annotation-light)\u2060**b',
    );
    expect(markdownOf(groundingOf('\\', light))).toBe('\\\\[traffic light](#pr-annotation-light)');
  });

  test('a renderer that makes addresses absolute still finds the chip', () => {
    render(
      <GroundedText
        grounding={STREET}
        renderText={({ renderAnnotation }) => renderAnnotation('https://app.example/chat#pr-annotation-car')}
      />,
    );
    expect(screen.getAllByRole('button')).toHaveLength(1);
  });
});
