import type { Decorator } from '@storybook/react-vite';

/** Shows a story in a column no wider than `width`, a CSS length. */
export const column =
  (width: string): Decorator =>
  (Story) => (
    <div style={{ maxInlineSize: width }}>
      <Story />
    </div>
  );
