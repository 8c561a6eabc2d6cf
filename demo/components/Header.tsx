import type { DemoInfo } from '../server/plugin.js';
import { type Route, routes } from '../useRoute.js';
import { type Theme, useTheme } from '../useTheme.js';
import { Icon, type IconName } from './Icon.js';

const themes: readonly { value: Theme; label: string; icon: IconName }[] = [
  { value: 'light', label: 'Light', icon: 'sun' },
  { value: 'system', label: 'As the system', icon: 'screen' },
  { value: 'dark', label: 'Dark', icon: 'moon' },
];

/** What the scripted answers of a page are about. */
const subjects: Readonly<Record<Route, string>> = {
  '#/': 'photos',
  '#/video': 'films',
  '#/chat': 'photos and films',
  '#/overlay': 'photos',
};

interface HeaderProps {
  route: Route;
  mode: DemoInfo['mode'] | undefined;
}

/** The bar at the top: name, pages, where answers come from, and the colour scheme. */
export function Header({ route, mode }: HeaderProps) {
  const [theme, setTheme] = useTheme();
  return (
    <header className="header">
      <h1 className="brand">
        <Icon name="logo" />
        <span>perceptron-react</span>
        <span className="brand-sub">playground</span>
      </h1>
      <nav className="pages" aria-label="Pages">
        {Object.entries(routes).map(([href, { name }]) => (
          <a key={href} href={href} aria-current={href === route ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      {mode && route !== '#/overlay' && (
        <p className="mode" data-mode={mode}>
          {mode === 'scripted' ? (
            <>
              <strong>
                Scripted<span className="mode-word"> answers</span>
              </strong>
              <span className="mode-more">written for these {subjects[route]}; no model is asked</span>
            </>
          ) : (
            <>
              <strong>Live</strong>
              <span className="mode-more">answers come from the Perceptron API</span>
            </>
          )}
        </p>
      )}
      <fieldset className="themes">
        <legend className="pr-visually-hidden">Colour scheme</legend>
        {themes.map(({ value, label, icon }) => (
          <label key={value} title={label}>
            <input
              type="radio"
              name="theme"
              value={value}
              checked={theme === value}
              onChange={() => setTheme(value)}
            />
            <Icon name={icon} />
            <span className="pr-visually-hidden">{label}</span>
          </label>
        ))}
      </fieldset>
    </header>
  );
}
