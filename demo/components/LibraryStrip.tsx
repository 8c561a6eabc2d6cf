import type { LibraryItem } from '../library.js';
import type { Library } from '../useLibrary.js';
import { Icon } from './Icon.js';

/** Thumbnails to choose from, and a place for the visitor's own file. */
export function LibraryStrip<Item extends LibraryItem>({ library }: { library: Library<Item> }) {
  const { kind, all, chosen, problem, choose, addFile } = library;
  return (
    <div className="choosing">
      <fieldset className="strip">
        <legend className="pr-visually-hidden">Choose a {kind.noun}</legend>
        {all.map(({ id, title, thumbnail }) => (
          <label key={id} className="thumb" title={title}>
            <input type="radio" name={kind.noun} checked={id === chosen.id} onChange={() => choose(id)} />
            <img src={thumbnail} alt={title} draggable={false} />
          </label>
        ))}
        <label className="thumb thumb-add" title={`Use your own ${kind.noun}: choose, drop or paste it`}>
          <input
            type="file"
            accept={kind.types.join()}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (file) void addFile(file);
            }}
          />
          <Icon name="add" />
          <span>Your own</span>
        </label>
      </fieldset>
      <p className="problem" role="alert">
        {problem}
      </p>
    </div>
  );
}
