import { formats, type Size } from 'perceptron-react/core';
import { type ReactNode, useId } from 'react';
import { needsInputSize } from './formats.js';
import { inputSizeOf } from './settings.js';
import type { OverlayFormat, SettingName, Settings } from './types.js';

interface SettingFieldsProps {
  format: OverlayFormat;
  settings: Settings;
  imageSize: Size;
  onChange(part: Partial<Settings>): void;
}

const tasks = ['<OD>', '<DENSE_REGION_CAPTION>', '<CAPTION_TO_PHRASE_GROUNDING>', '<OCR_WITH_REGION>'];
const outlineTasks = ['<REFERRING_EXPRESSION_SEGMENTATION>', '<REGION_TO_SEGMENTATION>'];

/** What the chosen format has to be told besides the text; nothing where it needs nothing. */
export function SettingFields(props: SettingFieldsProps) {
  const { format, settings, onChange } = props;
  const id = useId();
  const fields: Record<SettingName, () => ReactNode> = {
    inputSize: () => <InputSizeField key="inputSize" {...props} />,
    label: () => (
      <div key="label" className="field">
        <label htmlFor={`${id}-label`}>What was asked for</label>
        <input
          id={`${id}-label`}
          type="text"
          value={settings.label}
          aria-describedby={`${id}-label-hint`}
          onChange={(event) => onChange({ label: event.currentTarget.value })}
        />
        <p id={`${id}-label-hint`} className="hint">
          The answer does not name it.
        </p>
      </div>
    ),
    classNames: () => (
      <div key="classNames" className="field">
        <label htmlFor={`${id}-classes`}>Class names, from number 0</label>
        <input
          id={`${id}-classes`}
          type="text"
          value={settings.classNames}
          placeholder="person, bicycle, car"
          aria-describedby={`${id}-classes-hint`}
          onChange={(event) => onChange({ classNames: event.currentTarget.value })}
        />
        <p id={`${id}-classes-hint`} className="hint">
          The file has numbers only. Separate names with commas.
        </p>
      </div>
    ),
    task: () => (
      <div key="task" className="field">
        <label htmlFor={`${id}-task`}>Task</label>
        <select
          id={`${id}-task`}
          value={settings.task}
          onChange={(event) => onChange({ task: event.currentTarget.value })}
        >
          <option value="">As the data says</option>
          {[...tasks, ...outlineTasks].map((task) => (
            <option key={task}>{task}</option>
          ))}
        </select>
      </div>
    ),
    oneBased: () => (
      <label key="oneBased" className="check">
        <input
          type="checkbox"
          checked={settings.oneBased}
          onChange={(event) => onChange({ oneBased: event.currentTarget.checked })}
        />
        <span>Pixels count from 1, as in the original data sets</span>
      </label>
    ),
  };
  return format.settings.map((name) => fields[name]());
}

/** Width and height of the picture that the coordinates refer to. */
function InputSizeField({ format, settings, imageSize, onChange }: SettingFieldsProps) {
  const id = useId();
  const isNeeded = needsInputSize(format);
  const isMissing = isNeeded && !inputSizeOf(settings);
  const usual = isNeeded ? formats.qwen25VLInputSize(imageSize) : undefined;
  const sides = [
    { key: 'inputWidth', name: 'Width', other: imageSize.width },
    { key: 'inputHeight', name: 'Height', other: imageSize.height },
  ] as const;
  return (
    <fieldset className="field" aria-describedby={`${id}-hint`}>
      <legend>{isNeeded ? 'Size of the picture that the model saw' : 'Size that the pixels refer to'}</legend>
      <div className="sides">
        {sides.map(({ key, name, other }, i) => (
          <label key={key}>
            {i > 0 && <span aria-hidden="true">×</span>}
            <span className="pr-visually-hidden">{name} in pixels</span>
            <input
              type="number"
              min={1}
              step={1}
              inputMode="numeric"
              required={isNeeded}
              aria-invalid={isMissing || undefined}
              placeholder={isNeeded ? name : String(other)}
              value={settings[key]}
              onChange={(event) => onChange({ [key]: event.currentTarget.value })}
            />
          </label>
        ))}
        <span>px</span>
      </div>
      {usual ? (
        <p id={`${id}-hint`} className="hint">
          Needed. Resized by the model’s own defaults it is{' '}
          <button
            type="button"
            className="link"
            onClick={() => onChange({ inputWidth: String(usual.width), inputHeight: String(usual.height) })}
          >
            {usual.width} × {usual.height}
          </button>
        </p>
      ) : (
        <p id={`${id}-hint`} className="hint">
          Only where it is neither this picture’s nor in the data.
        </p>
      )}
    </fieldset>
  );
}
