import type { Pictures } from '../usePictures.js';
import { Icon } from './Icon.js';

/** Thumbnails to choose from, and a place for the visitor's own picture. */
export function PictureStrip({ pictures }: { pictures: Pictures }) {
  const { all, picture, problem, choose, addFile } = pictures;
  return (
    <div className="choosing">
      <fieldset className="strip">
        <legend className="pr-visually-hidden">Choose a picture</legend>
        {all.map(({ id, title, src }) => (
          <label key={id} className="thumb" title={title}>
            <input type="radio" name="picture" checked={id === picture.id} onChange={() => choose(id)} />
            <img src={src} alt={title} draggable={false} />
          </label>
        ))}
        <label className="thumb thumb-add" title="Use your own picture: choose, drop or paste it">
          <input
            type="file"
            accept="image/png,image/jpeg,image/webp"
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
