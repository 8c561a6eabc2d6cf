import type { Size } from 'perceptron-react/core';
import { type DragEvent, type RefObject, useId, useState } from 'react';
import { Icon } from '../components/Icon.js';
import { overlayFormats } from './formats.js';
import { SettingFields } from './SettingFields.js';
import type { OverlayFormat } from './types.js';
import type { OverlayInput } from './useOverlayInput.js';

interface SourcePanelProps {
  input: OverlayInput;
  imageSize: Size;
  /** Whether all of it is the format's sample already. */
  isSample: boolean;
  field: RefObject<HTMLTextAreaElement | null>;
  onFormat(format: OverlayFormat): void;
  onSample(): void;
}

const groups = [
  { by: 'model', label: 'Answers of models' },
  { by: 'tool', label: 'Files of tools' },
] as const;

const textFileOf = ({ dataTransfer }: DragEvent) =>
  [...dataTransfer.files].find(({ type }) => !type.startsWith('image/'));

/** The format, what it has to be told, and the text. */
export function SourcePanel({ input, imageSize, isSample, field, onFormat, onSample }: SourcePanelProps) {
  const id = useId();
  const { draft } = input;
  const { format, text, settings } = draft;
  const [problem, setProblem] = useState<string>();

  const open = async (file: File) => {
    try {
      input.setText(await file.text());
      setProblem(undefined);
    } catch {
      setProblem(`“${file.name}” could not be read. Open it again, or paste its text.`);
    }
  };

  return (
    <section className="source" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Annotations</h2>
      <div className="field">
        <label htmlFor={`${id}-format`}>Format</label>
        <select
          id={`${id}-format`}
          value={format.id}
          aria-describedby={`${id}-coordinates`}
          onChange={({ currentTarget: { value } }) => {
            const chosen = overlayFormats.find((one) => one.id === value);
            if (chosen) onFormat(chosen);
          }}
        >
          {groups.map(({ by, label }) => (
            <optgroup key={by} label={label}>
              {overlayFormats
                .filter((one) => one.by === by)
                .map(({ id: value, name }) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <p id={`${id}-coordinates`} className="hint">
          Coordinates: {format.coordinates}.
        </p>
      </div>
      <SettingFields format={format} settings={settings} imageSize={imageSize} onChange={input.setSettings} />
      <div className="field source-text">
        <div className="field-head">
          <label htmlFor={`${id}-text`}>{format.by === 'model' ? 'Answer' : 'File'}</label>
          <label className="action">
            <input
              type="file"
              className="pr-visually-hidden"
              accept=".json,.jsonl,.jsonld,.geojson,.txt,.xml,.md,text/*,application/json,application/xml"
              onChange={(event) => {
                const file = event.currentTarget.files?.[0];
                event.currentTarget.value = '';
                if (file) void open(file);
              }}
            />
            <Icon name="file" />
            <span>Open file</span>
          </label>
          <button type="button" className="action" aria-disabled={isSample || undefined} onClick={onSample}>
            <Icon name="retry" />
            <span>Load sample</span>
          </button>
        </div>
        <textarea
          ref={field}
          id={`${id}-text`}
          value={text}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          placeholder={`Paste ${format.by === 'model' ? 'an answer' : 'a file'} in the format of ${format.name}, or load the sample.`}
          onChange={(event) => input.setText(event.currentTarget.value)}
          onDrop={(event) => {
            const file = textFileOf(event);
            if (!file) return;
            event.preventDefault();
            void open(file);
          }}
        />
        <p className="problem" role="alert">
          {problem}
        </p>
      </div>
    </section>
  );
}
