import type { Decorator, Preview } from '@storybook/react-vite';
import 'perceptron-react/styles.css';
import './preview.css';

const withTheme: Decorator = (Story, { globals, viewMode }) => (
  <div className="story" data-theme={globals.theme} data-view={viewMode}>
    <Story />
  </div>
);

/** Puts `@default` of a prop's TSDoc into the table's own column, where the docgen leaves it in the text. */
const withTsdocDefaults: NonNullable<Preview['argTypesEnhancers']>[number] = ({ argTypes }) =>
  Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      const [description, summary] = (argType.description ?? '').split(/\s*@default\s+/);
      if (summary === undefined) return [name, argType];
      const defaultValue = { summary: summary.trim() };
      return [name, { ...argType, description, table: { ...argType.table, defaultValue } }];
    }),
  );

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [withTheme],
  argTypesEnhancers: [withTsdocDefaults],
  parameters: {
    layout: 'fullscreen',
    backgrounds: { disable: true },
    controls: { expanded: true },
    options: { storySort: { order: ['Introduction', '*'] } },
    viewport: {
      options: {
        phone: { name: 'Phone', styles: { width: '360px', height: '740px' }, type: 'mobile' },
        tablet: { name: 'Tablet', styles: { width: '768px', height: '1024px' }, type: 'tablet' },
        desktop: { name: 'Desktop', styles: { width: '1280px', height: '800px' }, type: 'desktop' },
      },
    },
    a11y: {
      test: 'error',
      options: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    },
  },
  globalTypes: {
    theme: {
      description: 'Colour scheme',
      toolbar: {
        title: 'Theme',
        icon: 'mirror',
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { theme: 'light' },
};

export default preview;
