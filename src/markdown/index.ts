export {
  createMarkdownRenderer,
  type MarkdownRenderer,
  type MarkdownRendererOptions,
  renderMarkdown,
} from './createMarkdownRenderer.js';
