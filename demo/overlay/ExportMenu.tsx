import { type Annotation, useGroundingSelection } from 'perceptron-react';
import { useId, useState } from 'react';
import { Icon } from '../components/Icon.js';
import type { Picture } from '../pictures.js';
import { type ExportTarget, exportTargets } from './exports.js';
import { copyFile, saveFile } from './files.js';

interface ExportMenuProps {
  annotations: readonly Annotation[];
  picture: Picture;
}

const groups = [
  { kind: 'picture', label: 'Pictures' },
  { kind: 'data', label: 'Data' },
] as const;

const firstTarget = exportTargets[0] as ExportTarget;

/** Saves or copies the annotations as a picture or in another format. */
export function ExportMenu({ annotations, picture }: ExportMenuProps) {
  const id = useId();
  const { hiddenMentions } = useGroundingSelection();
  const [targetId, setTargetId] = useState(firstTarget.id);
  const [outcome, setOutcome] = useState<{ failed: boolean; message: string }>();
  const target = exportTargets.find((one) => one.id === targetId) ?? firstTarget;
  const isEmpty = annotations.length === 0;
  const hasHidden = hiddenMentions.length > 0;

  const run = async (done: string, deliver: (file: Promise<Blob>, name: string) => Promise<void>) => {
    if (isEmpty) return;
    const fileName = picture.photo ? `${picture.id}.jpg` : picture.title;
    const { src, size: imageSize, alt } = picture;
    try {
      const writing = Promise.resolve(
        target.write({ annotations, hiddenMentions, imageSize, src, fileName, alt }),
      );
      const name = fileName.replace(/\.[^.]*$/, '') + target.suffix;
      await deliver(
        writing.then(({ file }) => file),
        name,
      );
      const { note } = await writing;
      setOutcome({ failed: false, message: [done.replace('{}', name), note].filter(Boolean).join(' ') });
    } catch (error) {
      setOutcome({ failed: true, message: error instanceof Error ? error.message : String(error) });
    }
  };

  return (
    <div className="export">
      <div className="field">
        <label htmlFor={`${id}-target`}>Export as</label>
        <select
          id={`${id}-target`}
          value={target.id}
          onChange={(event) => {
            setTargetId(event.currentTarget.value);
            setOutcome(undefined);
          }}
        >
          {groups.map(({ kind, label }) => (
            <optgroup key={kind} label={label}>
              {exportTargets
                .filter((one) => one.kind === kind)
                .map(({ id: value, name }) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        {hasHidden && !isEmpty && (
          <p className="hint">
            {target.kind === 'picture'
              ? 'What is hidden is left out.'
              : 'What is hidden is written too: data has everything.'}
          </p>
        )}
      </div>
      <div className="export-actions">
        <button
          type="button"
          className="button"
          aria-disabled={isEmpty || undefined}
          onClick={() => void run('Copied.', copyFile)}
        >
          <Icon name="copy" />
          <span>Copy</span>
        </button>
        <button
          type="button"
          className="button button-primary"
          aria-disabled={isEmpty || undefined}
          onClick={() => void run('Saved as {}.', saveFile)}
        >
          <Icon name="download" />
          <span>Download</span>
        </button>
      </div>
      <p className="export-outcome" role="status" data-failed={outcome?.failed ? '' : undefined}>
        {outcome?.message}
      </p>
    </div>
  );
}
