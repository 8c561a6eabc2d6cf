export * from './chat/index.js';
export * from './core.js';
export * from './hooks/index.js';
export * from './image/index.js';
export * from './locale/index.js';
export * from './state/index.js';
export {
  type ColorBy,
  createMentionColors,
  type MentionColorSource,
  type MentionColors,
  palette,
  unnamedColor,
} from './styles/palette.js';
export * from './video/index.js';
