import { useState } from 'react';
import { overlayFormats } from './formats.js';
import { noSettings } from './settings.js';
import type { OverlayFormat, Settings } from './types.js';

const firstFormat = overlayFormats.find(({ id }) => id === 'qwen3VL') as OverlayFormat;

/** What is to be read. */
interface Draft {
  format: OverlayFormat;
  text: string;
  settings: Settings;
}

const sampleOf = (format: OverlayFormat): Draft => ({
  format,
  text: format.sample.text,
  settings: { ...noSettings, ...format.sample.settings },
});

function isSample({ format, text, settings }: Draft): boolean {
  const sample = sampleOf(format);
  const names = Object.keys(noSettings) as (keyof Settings)[];
  return text === sample.text && names.every((name) => settings[name] === sample.settings[name]);
}

/** What the visitor pasted: a text, the format it is in, and what that format has to be told. */
export function useOverlayInput() {
  const [draft, setDraft] = useState<Draft>(() => sampleOf(firstFormat));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  return {
    draft,
    isSample: isSample(draft),
    setFormat: (format: OverlayFormat) => change({ format }),
    setText: (text: string) => change({ text }),
    setSettings: (part: Partial<Settings>) =>
      setDraft((before) => ({ ...before, settings: { ...before.settings, ...part } })),
    /** Puts the sample of a format in the place of everything. */
    loadSample: (of: OverlayFormat) => setDraft(sampleOf(of)),
  };
}

export type OverlayInput = ReturnType<typeof useOverlayInput>;
