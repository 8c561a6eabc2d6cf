import './styles/index.css';
import 'perceptron-react/styles.css';
import 'perceptron-react/markdown.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createPerceptronClient, PerceptronProvider } from 'perceptron-react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.js';
import { simulation } from './simulation.js';

// The page talks to its own server, which answers from scripts or adds the key: see demo/server.
const client = createPerceptronClient({
  baseURL: '/api/perceptron',
  headers: () => simulation.headers(),
  maxRetries: 1,
  stallTimeoutMs: 8_000,
});
const queryClient = new QueryClient();

const root = document.getElementById('root');
if (!root) throw new Error('demo/index.html has no #root.');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <PerceptronProvider client={client}>
        <App />
      </PerceptronProvider>
    </QueryClientProvider>
  </StrictMode>,
);
