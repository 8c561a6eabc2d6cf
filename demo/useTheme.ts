import { useState } from 'react';

export type Theme = 'system' | 'light' | 'dark';

const key = 'demo-theme';
const root = () => document.documentElement;

function read(): Theme {
  const { theme } = root().dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** The chosen colour scheme; `index.html` applies a stored one before the first paint. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(read);
  return [
    theme,
    (next) => {
      if (next === 'system') delete root().dataset.theme;
      else root().dataset.theme = next;
      try {
        if (next === 'system') localStorage.removeItem(key);
        else localStorage.setItem(key, next);
      } catch {
        // Without storage the choice lasts as long as the page.
      }
      setTheme(next);
    },
  ];
}
