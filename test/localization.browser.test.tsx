import { act, fireEvent, render, screen, within } from '@testing-library/react';
import {
  AnnotationLegend,
  AnnotationList,
  ClipTimeline,
  Composer,
  defaultLabels,
  GroundedImage,
  GroundedText,
  GroundedVideo,
  LocalizationProvider,
  type PerceptronLabelOverrides,
  type PerceptronLabels,
  parseGrounding,
  ThinkingPanel,
} from 'perceptron-react';
import type { ReactNode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { picture } from './support/image.js';
import { answered, asked, CAT, CAT_BOX, openChat } from './support/perceptronChat.js';
import { pseudo, saidIn, unmarked } from './support/pseudo.js';

const answer = parseGrounding('<point_box mention="Katze"> (100,100) (500,500) </point_box>');
const clips = parseGrounding('<clip mention="Sprung" t="1.5 2.5" />');

const german: PerceptronLabelOverrides = {
  image: { list: (count) => `${count} Markierungen`, error: 'Kein Bild' },
  list: { list: 'Markierungen', legend: 'Legende' },
  text: { unnamed: () => 'Ding', description: () => 'im Bild zeigen' },
  thinking: { thought: (duration) => `Hat ${duration} nachgedacht` },
  timeline: { timeline: 'Zeitleiste', moment: (time) => `bei ${time}` },
  composer: { send: 'Senden' },
  chat: { conversation: 'Unterhaltung', copy: 'Kopieren', regenerate: 'Noch einmal' },
};

const inGerman = (children: ReactNode) => (
  <LocalizationProvider locale="de" labels={german}>
    {children}
  </LocalizationProvider>
);

/** All components but the chat, which is made of them. */
const everything = (
  <>
    <GroundedImage src={picture(400, 300)} alt="" annotations={answer} />
    <GroundedImage src="data:," alt="" annotations={[]} />
    <GroundedVideo src="data:video/webm;base64," alt="" annotations={answer} />
    <ClipTimeline clips={clips} duration={10} editable defaultSelectedId={clips.clips[0]!.id} />
    <ClipTimeline clips={[]} />
    <AnnotationList annotations={answer} />
    <AnnotationList annotations={[]} />
    <AnnotationLegend annotations={answer} />
    <GroundedText grounding={answer} />
    <ThinkingPanel reasoning="…" durationMs={65_000} />
    <Composer onSend={() => {}} defaultMedia={[picture(40, 30)]} />
  </>
);

it('gives its strings and language to every component below it', () => {
  render(inGerman(everything));
  expect(screen.getByRole('list', { name: '1 Markierungen' })).toBeTruthy();
  expect(screen.getAllByRole('treegrid', { name: 'Markierungen' })).not.toHaveLength(0);
  expect(screen.getByRole('list', { name: 'Legende' })).toBeTruthy();
  expect(screen.getAllByRole('group', { name: 'Zeitleiste' })).toHaveLength(2);
  expect(screen.getByRole('button', { name: 'Katze – im Bild zeigen' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Hat 1 Minute, 5 Sekunden nachgedacht' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Senden' })).toBeTruthy();
  expect(document.querySelector('.pr-timeline-now')?.textContent).toBe('0:00,0');
  expect(screen.getAllByRole('button', { name: /^Sprung, from 1,5 Sekunden/ })).not.toHaveLength(0);
});

it('gives them to all parts of a chat, unless the chat has its own', async () => {
  const messages = [
    asked('?', CAT),
    answered(`${CAT_BOX} <point> (1,1) </point>`, {
      timing: { startedAt: 0, thinkingMs: 8_000 },
      reasoning: '…',
    }),
  ];
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const labels = { regenerate: 'Neu', thinking: { thought: () => 'Gedacht' } };
  const { root } = openChat({ initialMessages: messages, labels }, inGerman);
  const chat = within(root);
  expect(chat.getByRole('button', { name: 'cat – im Bild zeigen' })).toBeTruthy();
  expect(chat.getByRole('button', { name: 'Gedacht' })).toBeTruthy();
  expect(chat.getByRole('button', { name: 'Neu' })).toBeTruthy();
  expect(chat.getByRole('button', { name: 'Senden' })).toBeTruthy();
  await act(async () => fireEvent.click(chat.getByRole('button', { name: 'Kopieren' })));
  expect(write).toHaveBeenCalledWith('A cat. Ding');
  write.mockRestore();
});

it('gives way to a component’s own props, and within another adds to it string by string', () => {
  const nested = { thinking: { content: 'Gedankengang', thought: undefined }, image: undefined };
  render(
    inGerman(
      <LocalizationProvider labels={nested}>
        <ThinkingPanel reasoning="…" durationMs={8_000} defaultOpen />
        <ThinkingPanel
          reasoning="…"
          durationMs={8_000}
          locale="fr"
          labels={{ content: 'Pensées' }}
          defaultOpen
        />
        <GroundedImage src="data:," alt="" annotations={answer} />
      </LocalizationProvider>,
    ),
  );
  expect(screen.getByRole('button', { name: 'Hat 8 Sekunden nachgedacht' })).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Hat 8\ssecondes nachgedacht$/ })).toBeTruthy();
  expect(screen.getByRole('group', { name: 'Gedankengang' })).toBeTruthy();
  expect(screen.getByRole('group', { name: 'Pensées' })).toBeTruthy();
  expect(screen.getByRole('list', { name: '1 Markierungen' })).toBeTruthy();
});

it('renders no chip again where only other strings have changed', () => {
  const description = vi.fn(() => 'gezeigt');
  const text = { description };
  const page = (copy: string) => (
    <LocalizationProvider labels={{ text, chat: { copy } }}>
      <GroundedText grounding={answer} />
    </LocalizationProvider>
  );
  const { rerender } = render(page('Kopieren'));
  expect(screen.getByRole('button', { name: 'Katze – gezeigt' })).toBeTruthy();
  const calls = description.mock.calls.length;
  rerender(page('Abschreiben'));
  expect(description).toHaveBeenCalledTimes(calls);
});

it('is rendered by a server as in the browser', async () => {
  const errors = vi.spyOn(console, 'error');
  const onRecoverableError = vi.fn();
  const page = inGerman(<ThinkingPanel reasoning="…" durationMs={8_000} />);
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(page);
  expect(container.textContent).toContain('Hat 8 Sekunden nachgedacht');
  const root = await act(async () => hydrateRoot(container, page, { onRecoverableError }));
  expect(onRecoverableError).not.toHaveBeenCalled();
  expect(errors).not.toHaveBeenCalled();
  act(() => root.unmount());
  container.remove();
  errors.mockRestore();
});

it('lets every word be said in another language, and every number in other digits', async () => {
  const marks = parseGrounding(
    '<collection mention="·"> <point> (1,1) </point> <point_box> (100,100) (500,500) </point_box> </collection> ' +
      '<clip mention="·" t="1.5 2.5" /> <clip t="3" /> <clip t="9 7" />',
  );
  const media = [CAT, picture(40, 30)];
  const messages = [asked('·', ...media), answered(marks.source, { reasoning: '·', finishReason: 'length' })];
  const { root, manual } = openChat(
    { initialMessages: messages, composer: { defaultMedia: media } },
    (chat) => (
      <LocalizationProvider locale="ar-EG" labels={pseudo}>
        {chat}
        <div>
          <GroundedImage src={CAT} alt="" annotations={marks} />
          <GroundedText grounding={marks} />
          <ClipTimeline clips={marks} duration={10} editable defaultSelectedId={marks.clips[0]!.id} />
          <AnnotationList annotations={marks} />
          <AnnotationLegend annotations={marks} />
          <ThinkingPanel reasoning="·" durationMs={65_000} />
        </div>
      </LocalizationProvider>
    ),
  );
  await act(async () => fireEvent.click(within(root).getByRole('button', { name: '⟦Answer again⟧' })));
  await act(async () => manual.last.fail(new Error('·')));
  const foreign = saidIn(root.parentElement!).filter((text) => /[\p{Script=Latin}0-9]/u.test(unmarked(text)));
  expect(foreign).toEqual([]);
});

it('has the compiler name a string that is missing or misspelt', () => {
  const { thinking, ...others } = defaultLabels;
  const { content, ...incomplete } = thinking;
  // @ts-expect-error A translation without `thinking.content`.
  const lacking: PerceptronLabels = { ...others, thinking: incomplete };
  // @ts-expect-error There is no `composer.sent`.
  const misspelt: PerceptronLabelOverrides = { composer: { sent: 'Senden' } };
  // @ts-expect-error There is no `images`.
  const misnamed: PerceptronLabelOverrides = { images: {} };
  // @ts-expect-error Of `kinds` all have to be there.
  const partial: PerceptronLabelOverrides = { image: { kinds: { box: 'Rahmen' } } };
  expect([lacking, misspelt, misnamed, partial, content]).toHaveLength(5);
});
