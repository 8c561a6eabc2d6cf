import { Header } from './components/Header.js';
import { Session } from './components/Session.js';
import { OverlayPage } from './overlay/OverlayPage.js';
import { useOverlayInput } from './overlay/useOverlayInput.js';
import { useDemoInfo } from './useDemoInfo.js';
import { usePictures } from './usePictures.js';
import { useRoute } from './useRoute.js';

/** The playground: a page to ask about a picture, and one to put existing annotations on it. */
export function App() {
  const info = useDemoInfo();
  const route = useRoute();
  const pictures = usePictures();
  // Held here, so that a look at the other page loses nothing.
  const input = useOverlayInput();
  return (
    <div className="app">
      <Header route={route} mode={info?.mode} />
      {route === '#/overlay' ? (
        <OverlayPage pictures={pictures} input={input} />
      ) : (
        // A picture has its own conversation, which the query cache keeps while others are shown.
        <Session key={pictures.picture.id} pictures={pictures} mode={info?.mode} />
      )}
    </div>
  );
}
