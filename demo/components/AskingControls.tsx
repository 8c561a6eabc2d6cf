import type { DemoInfo } from '../server/plugin.js';
import { type FaultName, faults, simulation, useSimulatedFault } from '../simulation.js';
import { Icon } from './Icon.js';

interface AskingControlsProps {
  mode: DemoInfo['mode'] | undefined;
  canClear: boolean;
  onClear(): void;
}

/** The playground's own controls in a prompt box: what is to go wrong, and a fresh start. */
export function AskingControls({ mode, canClear, onClear }: AskingControlsProps) {
  const fault = useSimulatedFault();
  return (
    <>
      {mode === 'scripted' && (
        <label className="option" title="Let something go wrong with the next answer">
          <span>Simulate</span>
          <select value={fault} onChange={(event) => simulation.set(event.currentTarget.value as FaultName)}>
            {Object.entries(faults).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      {/* Keeps its room while it is not there, so that the box is as high before an answer as after it. */}
      <button
        type="button"
        className="icon-button clear"
        disabled={!canClear}
        onClick={onClear}
        title="Clear the conversation"
      >
        <Icon name="trash" />
        <span className="pr-visually-hidden">Clear the conversation</span>
      </button>
    </>
  );
}
