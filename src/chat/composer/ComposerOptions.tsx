'use client';

import type { AnnotationFormat } from '../../api/index.js';
import { KindIcon } from '../../image/KindIcon.js';
import { namedDrawing } from '../../image/namedDrawing.js';
import { wishThinking } from '../../state/composerVision.js';
import { ChatIcon } from '../ChatIcon.js';
import type { ComposerLabels } from './composerLabels.js';
import type { ComposerView } from './useComposer.js';

interface SwitchProps {
  label: string;
  help: string;
  checked: boolean;
  disabled: boolean;
  describedBy?: string | undefined;
  onChange(checked: boolean, event: Event): void;
}

function Switch({ label, help, checked, disabled, describedBy, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      className="pr-composer-switch"
      aria-checked={checked}
      aria-describedby={describedBy}
      title={help}
      disabled={disabled}
      onClick={({ nativeEvent }) => onChange(!checked, nativeEvent)}
    >
      <span className="pr-composer-track" aria-hidden="true" />
      {label}
    </button>
  );
}

/** How to answer: the format, and the switches that the model has. */
export function ComposerOptions(props: {
  view: ComposerView;
  labels: ComposerLabels;
  /** The id of the hint at thinking, where there is one. */
  hintId: string | undefined;
}) {
  const { view, labels, hintId } = props;
  const { composer, can, offer, wish, vision, disabled } = view;
  const { annotationFormat: format } = vision;
  return (
    <>
      {offer.formats.length > 0 && (
        <span className="pr-composer-format">
          {format && <KindIcon kind={format} className="pr-chat-icon" />}
          <select
            className="pr-composer-select"
            {...namedDrawing(labels.format)}
            value={format ?? 'text'}
            disabled={disabled}
            onChange={({ currentTarget: { value }, nativeEvent }) =>
              composer.setVision(
                { ...wish, annotationFormat: value === 'text' ? undefined : (value as AnnotationFormat) },
                { reason: 'choose', event: nativeEvent },
              )
            }
          >
            {(['text', ...offer.formats] as const).map((one) => (
              <option key={one} value={one}>
                {labels.formats[one]}
              </option>
            ))}
          </select>
          <ChatIcon name="choose" />
        </span>
      )}
      {offer.thinking && (
        <Switch
          label={labels.thinking}
          help={labels.thinkingHelp}
          checked={vision.enableThinking === true}
          disabled={disabled}
          describedBy={hintId}
          onChange={(on, event) =>
            composer.setVision(wishThinking(wish, on, vision, can), { reason: 'choose', event })
          }
        />
      )}
      {offer.focus && (
        <Switch
          label={labels.focus}
          help={labels.focusHelp}
          checked={vision.focus === true}
          disabled={disabled}
          onChange={(on, event) => composer.setVision({ ...wish, focus: on }, { reason: 'choose', event })}
        />
      )}
    </>
  );
}
