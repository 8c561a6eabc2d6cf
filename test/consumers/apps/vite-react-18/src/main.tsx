import { createPerceptronClient, PerceptronProvider } from 'perceptron-react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'perceptron-react/styles.css';
import 'perceptron-react/markdown.css';
import { App } from './App';

// The app's own backend adds the key; here it is the mock.
const client = createPerceptronClient({ baseURL: location.origin });

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <PerceptronProvider client={client}>
      <App />
    </PerceptronProvider>
  </StrictMode>,
);
