import { ChatPage } from './chat/ChatPage.js';
import { Header } from './components/Header.js';
import { Session } from './components/Session.js';
import { filmLibrary, pictureLibrary } from './library.js';
import { OverlayPage } from './overlay/OverlayPage.js';
import { useOverlayInput } from './overlay/useOverlayInput.js';
import { useDemoInfo } from './useDemoInfo.js';
import { useLibrary } from './useLibrary.js';
import { useRoute } from './useRoute.js';
import { VideoSession } from './video/VideoSession.js';

/** The playground: pages to ask about a picture and about a video, one with the ready-made chat, and one to put existing annotations on a picture. */
export function App() {
  const info = useDemoInfo();
  const route = useRoute();
  // Held here, so that a look at another page loses nothing.
  const pictures = useLibrary(pictureLibrary, route === '#/' || route === '#/overlay');
  const films = useLibrary(filmLibrary, route === '#/video');
  const input = useOverlayInput();
  return (
    <div className="app">
      <Header route={route} mode={info?.mode} />
      {route === '#/overlay' ? (
        <OverlayPage pictures={pictures} input={input} />
      ) : route === '#/video' ? (
        <VideoSession key={films.chosen.id} films={films} mode={info?.mode} />
      ) : route === '#/chat' ? (
        <ChatPage mode={info?.mode} />
      ) : (
        // A picture has its own conversation, which the query cache keeps while others are shown.
        <Session key={pictures.chosen.id} pictures={pictures} mode={info?.mode} />
      )}
    </div>
  );
}
