import { waitFor } from '@testing-library/react';
import { Activity } from 'react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import frames from '../../../test/fixtures/frames.webm?url';
import { attachments } from '../../../test/support/composer.js';
import { painted, picture } from '../../../test/support/image.js';
import { createManualClient } from '../../../test/support/manualClient.js';
import {
  answer,
  answered,
  asked,
  button,
  CAT,
  CAT_BOX,
  chip,
  DOG,
  images,
  openChat,
} from '../../../test/support/perceptronChat.js';
import { defaultCapabilities } from '../../api/index.js';
import { parseGrounding } from '../../grounding/index.js';
import { GroundingProvider } from '../../hooks/index.js';
import { AnnotationLegend } from '../../image/index.js';
import { palette } from '../../styles/palette.js';

/** As a conversation is stored. */
async function dataUrl(address: string): Promise<string> {
  const blob = await (await fetch(address)).blob();
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*/, 'data:video/webm;base64'));
    reader.readAsDataURL(blob);
  });
}

/** What shows the videos of answers comes a moment after the first of them. */
const videoOf = (turn: Element) =>
  waitFor(() => {
    const video = turn.querySelector('video');
    expect(video).not.toBeNull();
    return video!;
  });

describe('the pictures and videos of an answer', () => {
  it('lights up a phrase and its shape together, in the picture beside it', async () => {
    const { last } = openChat({ initialMessages: [asked('Where?', CAT), answered(CAT_BOX)] });
    const [image] = images(last());
    await painted(image!);
    await userEvent.click(chip(last()));
    expect(image!.dataset.selected).toBeDefined();
  });

  it('keeps the text in sight beside pictures that are higher than the screen', async () => {
    const { log, last } = openChat(
      {
        initialMessages: [
          asked('Which?', CAT, DOG, picture(320, 240)),
          answered(
            [0, 1, 2].map((i) => `A <point mention="${i}" asset_idx="${i}"> (5,5) </point>.`).join(' '),
          ),
        ],
      },
      (chat) => <div style={{ width: 1200, height: 500 }}>{chat}</div>,
    );
    await waitFor(() => expect(last().offsetHeight).toBeGreaterThan(log.clientHeight));
    log.scrollTop = log.scrollHeight;
    const { top, bottom } = log.getBoundingClientRect();
    const text = last().querySelector('.pr-chat-text')!.getBoundingClientRect();
    expect(text.top).toBeGreaterThan(top);
    expect(text.bottom).toBeLessThan(bottom);
  });

  // WebKit lays out what is in a container between the removal of a child and the style of the next.
  it('is as high as its picture while that is replaced', async () => {
    const { last } = openChat({ initialMessages: [asked('Where?', CAT), answered(CAT_BOX)] });
    const [image] = images(last());
    await painted(image!);
    const figure = image!.closest<HTMLElement>('figure')!;
    const height = figure.offsetHeight;
    expect(height).toBe(image!.offsetHeight);
    image!.style.display = 'none';
    expect(figure.offsetHeight).toBe(height);
  });

  it('names a picture of a question that cannot be shown', async () => {
    const gone = 'data:image/png;base64,AAAA';
    const { turns } = openChat({
      initialMessages: [asked('What is this?', gone, CAT), answered('A plant.')],
    });
    await waitFor(() => expect(turns()[0]).toHaveTextContent('Image 1'));
    expect(turns()[0]!.querySelectorAll('img')).toHaveLength(1);
  });

  it('shows those pictures that an answer marks something in', () => {
    const { turns } = openChat({
      initialMessages: [
        asked('Where?', CAT, DOG),
        answered('The <point mention="dog" asset_idx="1"> (5,5) </point> is here.'),
        asked('And what is it?'),
        answered('A spaniel.'),
        asked('And both?'),
        answered(
          `${CAT_BOX.replace('mention', 'asset_idx="0" mention')} The <point mention="dog"> (5,5) </point>.`,
        ),
      ],
    });
    const shown = turns().map((turn) => images(turn).map((image) => image.querySelector('img')!.src));
    const stills = turns().map((turn) => turn.querySelectorAll('.pr-chat-figure').length);
    expect(stills).toEqual([0, 1, 0, 0, 0, 2]);
    expect(shown.at(-1)).toEqual([CAT, DOG]);
  });

  it('has the picture in its place before the first box, where boxes are asked for', async () => {
    const chat = openChat({
      vision: { annotationFormat: 'box' },
      suggestions: [{ text: 'Where?', media: [CAT] }],
    });
    await userEvent.click(button('Where?'));
    await waitFor(() => expect(images(chat.last())).toHaveLength(1));
    await answer(chat, 'Nowhere.');
    expect(images(chat.last())).toHaveLength(0);
  });

  it('shows a stored video with its clips, and goes to the one that is pressed', async () => {
    const film = await dataUrl(frames);
    const { last, turns, unmount } = openChat({
      initialMessages: [
        { role: 'user', parts: [{ type: 'video', url: film }] },
        answered('It is at <clip mention="end" t="1.5 2" />.'),
      ],
    });
    const video = await videoOf(last());
    await waitFor(() => expect(video.readyState).toBeGreaterThan(0));
    expect(last().querySelector('.pr-timeline')).not.toBeNull();
    await userEvent.click(chip(last()));
    await waitFor(() => expect(video.currentTime).toBeCloseTo(1.5, 1));
    const [question] = turns()[0]!.getElementsByTagName('video');
    expect(question!.src.replace(/#.*/, ''), 'one address for both, in this page').toBe(video.src);
    expect(video.src).toMatch(/^blob:/);
    unmount();
    await expect(fetch(video.src)).rejects.toThrow();
  });

  it('shows a picture of a whole page no higher than can be seen at once', async () => {
    const { log, last } = openChat({
      initialMessages: [asked('Where?', picture(100, 3000)), answered(CAT_BOX)],
    });
    const [image] = images(last());
    await painted(image!);
    expect(image!.getBoundingClientRect().height).toBeLessThan(log.clientHeight);
  });

  it('leaves a stored video where it was while an <Activity> hides it', async () => {
    let mode: 'visible' | 'hidden' = 'visible';
    const parts = [{ type: 'video', url: await dataUrl(frames) }] as const;
    const props = { initialMessages: [{ role: 'user', parts } as const, answered('A <clip t="1 2" />.')] };
    const { last, update } = openChat(props, (chat) => <Activity mode={mode}>{chat}</Activity>);
    const video = await videoOf(last());
    await waitFor(() => expect(video.readyState).toBeGreaterThan(0));
    const { src } = video;
    video.currentTime = 1.5;
    mode = 'hidden';
    await update(props);
    mode = 'visible';
    await update(props);
    expect(video.src).toBe(src);
    expect((await fetch(src)).ok).toBe(true);
    expect(video.currentTime).toBe(1.5);
  });

  it('keeps the room of a video that is asked about while it loads', async () => {
    const { turns } = openChat({
      initialMessages: [{ role: 'user', parts: [{ type: 'video', url: frames }] }],
    });
    const video = turns()[0]!.querySelector('video')!;
    expect(video.readyState).toBe(0);
    const { width, height } = video.getBoundingClientRect();
    await waitFor(() => expect(video.readyState).toBeGreaterThan(0));
    expect(video.getBoundingClientRect()).toMatchObject({ width, height });
    expect(width / height).toBeCloseTo(video.videoWidth / video.videoHeight, 2);
  });

  it('gives a mention one colour in all answers, and in what the app adds to them', async () => {
    const says = (...mentions: string[]) =>
      answered(mentions.map((mention) => `<point mention="${mention}"> (5,5) </point>`).join(' '));
    const chat = openChat({
      initialMessages: [asked('Who?', CAT), says('dog', 'cat'), asked('And?'), says('cat', 'bird')],
      renderActions: ({ grounding }) => <AnnotationLegend annotations={grounding} />,
    });
    const colorsIn = (selector: string, property: string) =>
      chat
        .turns()
        .map((turn) =>
          [...turn.querySelectorAll<HTMLElement>(selector)].map((element) =>
            palette.indexOf(element.style.getPropertyValue(property)),
          ),
        );
    expect(colorsIn('.pr-chip', '--pr-chip-color')).toEqual([[], [0, 1], [], [1, 2]]);
    expect(colorsIn('.pr-legend [style]', '--pr-list-color')).toEqual([[], [0, 1], [], [1, 2]]);
    const still = images(chat.last())[0];
    await userEvent.type(chat.root.querySelector('textarea')!, 'Now?{Enter}');
    await waitFor(() => expect(chat.manual.calls).toHaveLength(1));
    await answer(chat, 'A <point mention="fox"> (5,5) </point> and a <point mention="Dog"> (5,5) </point>.');
    expect(colorsIn('.pr-chip', '--pr-chip-color').at(-1)).toEqual([3, 0]);
    expect(still!.isConnected, 'nothing before was made anew').toBe(true);
    await chat.update({ colors: { dog: 'red' }, renderActions: undefined });
    expect(chip(chat.turns()[1]!).style.getPropertyValue('--pr-chip-color')).toBe('red');
  });

  it('gives a mention the colour that it has in what the app shows of an answer beside the chat', async () => {
    const second = '<point mention="cat"> (5,5) </point> <point mention="bird"> (5,5) </point>';
    const messages = [asked('Who?', CAT), answered('A <point mention="dog"> (5,5) </point>'), asked('And?')];
    const chat = openChat({ initialMessages: [...messages, answered(second)] }, (chat) => (
      <GroundingProvider>
        {chat}
        <AnnotationLegend className="beside" annotations={parseGrounding(second)} />
      </GroundingProvider>
    ));
    const colorsIn = (element: Element, selector: string, property: string) =>
      [...element.querySelectorAll<HTMLElement>(selector)].map((one) => one.style.getPropertyValue(property));
    expect(colorsIn(chat.last(), '.pr-chip', '--pr-chip-color')).toEqual(
      colorsIn(document.querySelector('.beside')!, '[style]', '--pr-list-color'),
    );
  });

  it('offers to attach what the client says that the model takes', async () => {
    const { client } = createManualClient();
    const capabilities = () => ({ ...defaultCapabilities, imageTypes: ['image/gif'], videoTypes: [] });
    const { root, update } = openChat({ client: { ...client, capabilities } });
    const accepted = () => root.querySelector<HTMLInputElement>('input[type="file"]')!.accept;
    expect(accepted()).toContain('image/gif');
    await update({ composer: { capabilities: { imageTypes: ['image/png'] } } });
    expect(accepted()).not.toContain('image/gif');
  });

  it('answers without a picture of an earlier question that is gone, and says so', async () => {
    const gone = URL.createObjectURL(new Blob());
    URL.revokeObjectURL(gone);
    const chat = openChat({
      initialMessages: [asked('Who?', gone, DOG), answered('A dog.')],
    });
    await userEvent.type(chat.root.querySelector('textarea')!, 'Where?{Enter}');
    await waitFor(() => expect(chat.manual.calls).toHaveLength(1));
    await answer(chat, 'Here: <point asset_idx="0"> (5,5) </point>.');
    expect(images(chat.last()).map((image) => image.querySelector('img')!.src)).toEqual([DOG]);
    const words = /could not be read again, so this answer does without it\./;
    expect(chat.last().textContent).toMatch(words);
    expect(chat.news()).toMatch(words);
    await chat.update({ composer: { media: [CAT] } });
    expect(attachments(), 'as the next answer numbers them').toEqual(['Image 2']);
  });

  it('answers without a film of an earlier question where the model takes none, and says so', async () => {
    const film = 'data:video/mp4;base64,AAAA';
    const parts = [
      { type: 'video', url: film },
      { type: 'image', url: DOG },
    ] as const;
    const initialMessages = [{ role: 'user', parts } as const, answered('A dog.')];
    const chat = openChat({ initialMessages, composer: { media: [CAT] } });
    expect(attachments()).toEqual(['Image 3']);
    await chat.update({ model: 'isaac-0.1', composer: { media: [CAT] } });
    expect(attachments()).toEqual(['Image 2']);
    await chat.update({ model: 'isaac-0.1', composer: { media: [] } });
    await userEvent.type(chat.root.querySelector('textarea')!, 'Where?{Enter}');
    await waitFor(() => expect(chat.manual.calls).toHaveLength(1));
    await answer(chat, 'Here.');
    expect(chat.last().textContent).toMatch(/This model does not take an image or video from before/);
    await chat.update({ composer: { media: [CAT] } });
    expect(attachments(), 'once it is sent again').toEqual(['Image 3']);
  });
});
