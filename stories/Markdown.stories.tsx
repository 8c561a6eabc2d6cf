import type { Meta, StoryObj } from '@storybook/react-vite';
import { GroundedText, GroundingProvider, parseGrounding, ThinkingPanel } from 'perceptron-react';
import { renderMarkdown } from 'perceptron-react/markdown';
import { expect, waitFor } from 'storybook/test';
import { column } from './support/column.js';
import { useTyped } from './support/useTyped.js';

const HARBOUR = `## In the harbour

The **<point_box mention="sailing ship"> (418,151) (734,714) </point_box>** lies *at anchor*, with its sails furled. Beside it:

1. a <point_box mention="rowing boat"> (333,650) (455,697) </point_box> with two people
2. <collection mention="houseboat"> <point_box> (0,759) (740,953) </point_box> <point_box> (655,786) (1000,1000) </point_box> </collection>, both
   - with mats on the roof
   - and \`open\` at the sides
3. mountains, which nobody asked for

| Boat | Length | What it carries |
| --- | ---: | --- |
| <point_box mention="sailing ship"> (418,151) (734,714) </point_box> | about 20 m | nothing, as high as it lies in the water |
| <point_box mention="rowing boat"> (333,650) (455,697) </point_box> | 4 m | two people and a basket |
| <point_box mention="houseboat"> (0,759) (740,953) </point_box> | 9 m | a family, *by the look of it* |

### Before it sails

- [x] Sails furled
- [ ] Anchor up: not to be seen

> The ship is of the kind of which [Beato's album](https://www.getty.edu/art/collection) has others.

\`\`\`json
{ "boats": 4, "people": 2, "weather": "calm, with some haze over the mountains at the far side of the bay" }
\`\`\`
`;

const ABOUT = `\`renderMarkdown\` of \`perceptron-react/markdown\`, given to \`GroundedText\`, \`ThinkingPanel\` or \`PerceptronChat\` as
\`renderText\`, shows answers and thoughts as Markdown: GitHub's, with tables, task lists and bare addresses, and with line breaks
as written. HTML is text, images are links, and links that run code are inert. Its look is \`perceptron-react/markdown.css\`.

\`createMarkdownRenderer\` makes another, with elements and plugins of your own, as react-markdown has them.`;

const meta = {
  title: 'Markdown',
  component: GroundedText,
  parameters: { docs: { description: { component: ABOUT } } },
  argTypes: { grounding: { control: false } },
  args: { grounding: parseGrounding(HARBOUR), renderText: renderMarkdown },
  decorators: [column('46rem')],
} satisfies Meta<typeof GroundedText>;

export default meta;
type Story = StoryObj<typeof meta>;

/** `renderText={renderMarkdown}`: chips stay chips in headings, lists, tables and emphasis. */
export const Default: Story = {
  decorators: [
    (Story) => (
      <GroundingProvider>
        <Story />
      </GroundingProvider>
    ),
  ],
  play: async ({ canvas, userEvent }) => {
    const [inText, inTable] = canvas.getAllByRole('button', { name: /^sailing ship/ });
    await expect(inText!.closest('strong')).not.toBeNull();
    await userEvent.click(inTable!);
    await expect(inTable).toHaveAttribute('aria-pressed', 'true');
    await expect(canvas.getByRole('checkbox', { name: /Sails furled/ })).toBeChecked();
  },
};

/** As it arrives: open marks are shown as if they were closed, and blocks that are whole stay as they are. */
export const Streaming: Story = {
  tags: ['!autodocs'],
  render: function Typed(args) {
    const { text, done } = useTyped(HARBOUR);
    return <GroundedText {...args} grounding={parseGrounding(text)} streaming={!done} />;
  },
  play: async ({ canvas }) => {
    const heading = await canvas.findByRole('heading', { name: 'In the harbour' });
    await waitFor(() => expect(canvas.getByRole('link')).toBeVisible());
    await expect(heading).toBeVisible();
  },
};

/** In the midst of a word in bold, in the last row so far. */
export const Arriving: Story = {
  args: {
    grounding: parseGrounding(HARBOUR.slice(0, HARBOUR.indexOf('by the look'))),
    streaming: true,
  },
  play: async ({ canvasElement }) => {
    await expect(canvasElement).not.toHaveTextContent(/[*|]/);
  },
};

/** What a model has no business with: HTML is text, images are links, and links that run code are inert. */
export const Harmless: Story = {
  args: {
    grounding: parseGrounding(
      'Some <b>HTML</b>, <img src="https://example.com/a"> <script>alert(1)</script>\n\n![a picture](https://example.com/?told=everything) and [run me](javascript:alert(1))',
    ),
  },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvasElement.querySelector('b, img, script')).toBeNull();
    await expect(canvas.queryByRole('link', { name: 'run me' })).toBeNull();
    await expect(canvas.getByRole('link', { name: 'a picture' })).toHaveAttribute(
      'rel',
      'noopener noreferrer',
    );
  },
};

/** The same function renders the thoughts of a `ThinkingPanel`. */
export const Thoughts: Story = {
  render: () => (
    <ThinkingPanel
      reasoning={'Two boats are **near**:\n\n1. a ship\n2. a `houseboat`\n\nThe others are far away.'}
      durationMs={4_000}
      defaultOpen
      renderText={renderMarkdown}
    />
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('listitem')).toHaveLength(2);
  },
};

export const RightToLeft: Story = {
  args: {
    lang: 'ar',
    grounding: parseGrounding(
      '## في الميناء\n\nترسو **<point_box mention="السفينة"> (418,151) (734,714) </point_box>** عند الشاطئ:\n\n1. أشرعتها مطوية\n2. وأمامها <point_box mention="بيت عائم"> (0,759) (740,953) </point_box>\n\n| القارب | الطول |\n| --- | --- |\n| <point_box mention="السفينة"> (418,151) (734,714) </point_box> | ٢٠ م |\n\n- [x] الأشرعة مطوية\n- [ ] المرساة مرفوعة\n\n> كما في الصورة.\n\n```\nconst boats = 4;\n```\n',
    ),
  },
};

export const Dark: Story = { globals: { theme: 'dark' } };

/** A table scrolls in itself, also by keyboard. */
export const Phone: Story = {
  globals: { viewport: { value: 'phone', isRotated: false } },
  play: async ({ canvas, userEvent }) => {
    const table = canvas.getByRole('group', { name: /Boat Length/ });
    await waitFor(() => expect(table).toHaveAttribute('tabindex', '0'));
    table.focus();
    await userEvent.tab();
    await expect(canvas.getAllByRole('button', { name: /^sailing ship/ })[1]).toHaveFocus();
  },
};
