import { render } from '@testing-library/react';
import {
  AnnotationList,
  ClipTimeline,
  Composer,
  PerceptronChat,
  PerceptronProvider,
  parseGrounding,
  ThinkingPanel,
} from 'perceptron-react';
import { expect, it } from 'vitest';
import { answered, asked, CAT } from './support/perceptronChat.js';

const grounding = parseGrounding('<point mention="dog"> (1,1) </point> <clip mention="cat" t="1 2" />');

/** What a wheel or a finger over it would scroll, if there were more in it. */
const boxesToScroll = (root: Element) =>
  [...root.querySelectorAll('*')].filter((box) => /auto|scroll/.test(getComputedStyle(box).overflowY));

it('leaves the page to be scrolled from over what has nothing to scroll itself', () => {
  const { container } = render(
    <PerceptronProvider options={{ baseURL: 'https://mock.test' }}>
      <AnnotationList annotations={grounding} />
      <ClipTimeline clips={grounding} duration={9} />
      <ThinkingPanel reasoning="A line." thinking={false} defaultOpen />
      <Composer defaultMedia={[CAT]} onSend={() => {}} />
      <PerceptronChat id="short" initialMessages={[asked('Hello?'), answered('Hello.')]} />
    </PerceptronProvider>,
  );
  const boxes = boxesToScroll(container);
  const classes = boxes.map(({ classList }) => classList[0]);
  for (const name of [
    'list-grid',
    'timeline-scroller',
    'thinking-content',
    'composer-attachments',
    'chat-scroller',
  ])
    expect(classes).toContain(`pr-${name}`);
  for (const box of boxes) {
    expect(box.scrollHeight, box.className).toBe(box.clientHeight);
    expect(getComputedStyle(box).overscrollBehaviorY, box.className).toBe('auto');
  }
});
