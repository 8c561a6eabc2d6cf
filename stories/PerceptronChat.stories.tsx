import type { Meta, StoryObj } from '@storybook/react-vite';
import { onlineManager } from '@tanstack/react-query';
import { PerceptronChat, PerceptronProvider } from 'perceptron-react';
import { renderMarkdown } from 'perceptron-react/markdown';
import { expect, waitFor } from 'storybook/test';
import {
  aboutFlower,
  aboutHarbour,
  aboutTwo,
  answered,
  arabic,
  asked,
  long,
  markdown,
} from './support/conversations.js';
import { createStoryApi, flower, instant, question } from './support/flower.js';

const { mock, client } = createStoryApi();
const gone = { type: 'image', url: 'data:image/png;base64,', name: 'garlic.jpg' } as const;

/** As tall as what is seen; on a docs page, as a part of it. */
const meta = {
  component: PerceptronChat,
  decorators: [
    (Story, { viewMode }) => (
      <PerceptronProvider client={client}>
        <div
          style={
            viewMode === 'story'
              ? { position: 'fixed', inset: 0 }
              : { blockSize: '40rem', overflow: 'hidden' }
          }
        >
          <Story />
        </div>
      </PerceptronProvider>
    ),
  ],
  beforeEach: () => mock.reset(),
  args: {
    vision: { annotationFormat: 'box' },
    suggestions: [
      { text: question, media: [flower.src] },
      { label: 'Describe my picture', text: 'Describe this picture.', fill: true },
    ],
  },
} satisfies Meta<typeof PerceptronChat>;

export default meta;
type Story = StoryObj<typeof meta>;

const log = (canvas: { getByRole(role: string, options: object): HTMLElement }) =>
  canvas.getByRole('log', { name: 'Conversation' });

/** An invitation, and questions to begin with. */
export const Empty: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Describe my picture' }));
    const box = canvas.getByRole('textbox');
    await expect(box).toHaveValue('Describe this picture.');
    await expect(box).toHaveFocus();
    await expect(mock.requests).toHaveLength(0);
  },
};

const begin = async ({ canvas, userEvent }: Parameters<NonNullable<Story['play']>>[0], deltas: number) => {
  mock.answer(instant);
  mock.hold();
  await userEvent.click(canvas.getByRole('button', { name: question }));
  await mock.received();
  if (deltas > 0) await mock.step(deltas);
};

/** Sent, and nothing has come back yet. The picture is there already, since boxes are asked for. */
export const Waiting: Story = {
  // A docs page does not play what brings this state about, and would show an empty chat again. So below.
  tags: ['!autodocs'],
  play: async (context) => {
    await begin(context, 0);
    await expect(
      await context.canvas.findByText('Looking at the image…', { selector: '.pr-chat-waiting p' }),
    ).toBeVisible();
    await expect(context.canvas.getByRole('button', { name: 'Stop' })).toBeVisible();
  },
};

/** The API asks for patience (429): the reader sees for how long, may have it asked at once, and may stop. */
export const Busy: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    mock.failNext({ status: 429, retryAfter: 40 });
    await userEvent.click(canvas.getByRole('button', { name: question }));
    await expect(
      await canvas.findByText(/^The service is busy\. Trying again in \d+ seconds\.$/, {
        selector: '.pr-chat-waiting p',
      }),
    ).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Try now' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Stop' })).toBeVisible();
  },
};

export const BusyDark: Story = { ...Busy, globals: { theme: 'dark' } };

/** A question that is asked offline is sent when the connection is back. */
export const Offline: Story = {
  tags: ['!autodocs'],
  beforeEach: () => {
    onlineManager.setOnline(false);
    return () => onlineManager.setOnline(true);
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: question }));
    await expect(
      await canvas.findByText(/^You are offline/, { selector: '.pr-chat-waiting p' }),
    ).toBeVisible();
    await expect(mock.requests).toHaveLength(0);
  },
};

export const Thinking: Story = {
  tags: ['!autodocs'],
  play: async (context) => {
    await begin(context, 3);
    await expect(await context.canvas.findByRole('button', { name: 'Thinking…' })).toBeVisible();
  },
};

/** Boxes lie on the picture as soon as they are closed. */
export const Answering: Story = {
  tags: ['!autodocs'],
  play: async (context) => {
    await begin(context, 30);
    await expect(await context.canvas.findByText(/Four flowers are open/)).toBeVisible();
    await expect(log(context.canvas).querySelector('.pr-chat-answer')).toHaveAttribute(
      'data-status',
      'answering',
    );
  },
};

/** Hover or press a phrase: its shapes light up. Answers that mark nothing show no picture. */
export const About: Story = {
  args: { initialMessages: aboutFlower },
  play: async ({ canvas, userEvent }) => {
    await waitFor(() =>
      expect(canvas.getByRole('group', { name: /allium.jpg, 2 annotations/ })).toBeVisible(),
    );
    const stem = canvas.getByRole('button', { name: /^stem\b.*show in picture/ });
    await userEvent.click(stem);
    await expect(stem).toHaveAttribute('aria-pressed', 'true');
    await expect(canvas.getByRole('group', { name: /allium.jpg, 2 annotations/ })).toHaveAttribute(
      'data-selected',
    );
  },
};

/** Each picture has what is said about it. */
export const SeveralImages: Story = {
  args: { initialMessages: aboutTwo },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('group', { name: /Image 1: allium.jpg, 1 annotation/ })));
    await expect(
      canvas.getByRole('group', { name: /Image 2: nagasaki.jpg, 2 annotations/ }),
    ).toBeInTheDocument();
  },
};

/** A video with its clips: pressed in the text or on the timeline, one is gone to. */
export const Video: Story = {
  args: { initialMessages: aboutHarbour },
  play: async ({ canvas, canvasElement, userEvent }) => {
    const video = await waitFor(() => {
      const found = canvasElement.querySelector<HTMLVideoElement>('.pr-video video');
      expect(found?.readyState).toBeGreaterThan(0);
      return found!;
    });
    await userEvent.click(canvas.getAllByRole('button', { name: /^leap.*show in video/ })[0]!);
    await waitFor(() => expect(video.currentTime).toBeCloseTo(4.4, 1));
  },
};

/** Why there is no answer, the id to quote, and a way on. */
export const Failed: Story = {
  args: {
    initialMessages: [
      ...aboutFlower.slice(0, 2),
      asked('And how many buds are there?'),
      answered('', {
        status: 'error',
        complete: false,
        finishReason: null,
        error: {
          code: 'rate_limited',
          message: 'The server takes no more requests for now (429).',
          requestId: 'trace-7f3a9c21',
          retryAfterMs: 12_000,
          retryable: true,
        },
      }),
    ],
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Too many requests')).toBeVisible();
    await expect(canvas.getByText('Wait 12 seconds before the next try.')).toBeVisible();
    await expect(canvas.getByText('trace-7f3a9c21')).toBeVisible();
  },
};

/** The answer that takes its place has the focus, whose button has gone. */
export const TriedAgain: Story = {
  tags: ['!autodocs'],
  args: Failed.args!,
  play: async ({ canvas, userEvent }) => {
    mock.answer({ text: 'Seven.', pace: 'instant' });
    mock.hold();
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(canvas.queryByText('Too many requests')).toBeNull());
    await waitFor(() => expect(log(canvas).querySelector('.pr-chat-answer:last-child')).toHaveFocus());
  },
};

export const Stopped: Story = {
  tags: ['!autodocs'],
  play: async (context) => {
    const { canvas, userEvent } = context;
    await begin(context, 30);
    await canvas.findByText(/Four flowers are open/);
    await userEvent.keyboard('{Escape}');
    await expect(await canvas.findByText('Stopped', { selector: '.pr-chat-note span' })).toBeVisible();
    await waitFor(() => expect(mock.requests[0]?.aborted).toBe(true));
  },
};

/** At its token limit an answer ends; it can go on, or be given again. */
export const CutOff: Story = {
  args: {
    initialMessages: [
      ...aboutFlower.slice(0, 1),
      answered(
        'Four flowers are open: <point_box mention="open flower"> (11,103) (311,326) </point_box> and',
        {
          finishReason: 'length',
          complete: false,
        },
      ),
    ],
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Cut off at the length limit')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Continue' })).toBeVisible();
  },
};

/** A picture of an earlier question may be gone: the answers after that do without it, and say so. */
export const MissingPicture: Story = {
  args: {
    initialMessages: [
      asked('What flower is this?', gone),
      answered('A rosy garlic.'),
      asked('When does it flower?'),
      answered('From May to June.', { missingMedia: [{ ...gone, reason: 'unreadable' }] }),
    ],
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/could not be read again/)).toBeVisible();
  },
};

/** A question in other words: what came after it is asked anew. */
export const Editing: Story = {
  tags: ['!autodocs'],
  args: { initialMessages: aboutFlower },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getAllByRole('button', { name: 'Edit' })[1]!);
    const [box] = canvas.getAllByRole('textbox');
    await expect(box).toHaveFocus();
    await expect(box).toHaveValue('Which plant is it?');
  },
};

/** Two hundred messages: what is out of sight costs nothing, and who scrolled up is led back. */
export const Long: Story = {
  args: { initialMessages: long(100) },
  play: async ({ canvas, userEvent }) => {
    const scroller = log(canvas);
    await waitFor(() =>
      expect(scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop).toBeLessThan(5),
    );
    const jump = await waitFor(() => {
      // Again where the chat was about to follow its end: no reader scrolls in the middle of a frame.
      scroller.scrollTop = 400;
      return canvas.getByRole('button', { name: 'Jump to latest' });
    });
    await userEvent.click(jump);
    await waitFor(() => expect(canvas.queryByRole('button', { name: 'Jump to latest' })).toBeNull());
  },
};

/** Lists and emphasis by `renderMarkdown` of `perceptron-react/markdown`, chips in them. */
export const Markdown: Story = {
  args: { initialMessages: markdown, renderText: renderMarkdown, renderReasoning: renderMarkdown },
  play: async ({ canvas }) => {
    await expect(
      canvas.getByRole('button', { name: /^sailing ship\b.*show in picture/ }).closest('li strong'),
    ).not.toBeNull();
  },
};

export const RightToLeft: Story = {
  args: {
    initialMessages: arabic,
    dir: 'rtl',
    lang: 'ar',
    locale: 'ar',
    labels: {
      conversation: 'محادثة',
      copy: 'نسخ',
      regenerate: 'إعادة',
      edit: 'تعديل',
      thinking: { thought: (duration) => `التفكير: ${duration}` },
      composer: {
        message: 'رسالة',
        placeholder: () => 'اسأل عن صورة…',
        thinking: 'فكّر',
        focus: 'ركّز',
        formats: { text: 'نص', point: 'نقاط', box: 'مربعات', polygon: 'مضلعات', clip: 'مقاطع' },
      },
    },
  },
};

export const Dark: Story = { ...About, globals: { theme: 'dark' } };

export const Phone: Story = { ...About, globals: { viewport: { value: 'phone', isRotated: false } } };
