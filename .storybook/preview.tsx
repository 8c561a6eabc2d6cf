import type { Decorator, Preview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import 'perceptron-react/styles.css';
import 'perceptron-react/markdown.css';
import { withTsdoc } from './propTypes.js';
import './preview.css';

// A guard against waiting for good, far above what any story takes: a busy machine must not fail one.
configure({ asyncUtilTimeout: 30_000 });

const withTheme: Decorator = (Story, { globals, viewMode }) => (
  <div className="story" data-theme={globals.theme} data-view={viewMode}>
    <Story />
  </div>
);

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [withTheme],
  argTypesEnhancers: [withTsdoc],
  parameters: {
    layout: 'fullscreen',
    backgrounds: { disable: true },
    controls: { expanded: true, sort: 'requiredFirst' },
    docs: { controls: { sort: 'requiredFirst' } },
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
