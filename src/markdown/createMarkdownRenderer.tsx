'use client';

import type { ReactNode } from 'react';
import type { Options } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import type { GroundedTextContent } from '../chat/GroundedText.js';
import { linkOf, SafeLink } from './annotationLinks.js';
import { MarkdownText } from './MarkdownText.js';
import { ListItem, TableHead, TaskBox } from './namedBy.js';
import { remarkModelText } from './remarkModelText.js';
import { ScrollingCode, ScrollingTable } from './scrolling.js';

/** Options of {@link createMarkdownRenderer}, each as react-markdown has it. */
export interface MarkdownRendererOptions {
  /**
   * Your own elements by tag name, such as `code` for highlighted syntax. Links of annotations never reach your `a`. Images are
   * links, since an image that a model makes up tells whatever its address says to any server; with an `img` of yours they are
   * what that shows.
   */
  components?: Options['components'];
  /** Further syntax, each block of the text being parsed by itself, so what it spans must hold no blank line. */
  remarkPlugins?: Options['remarkPlugins'];
  /** Further changes to the elements. */
  rehypePlugins?: Options['rehypePlugins'];
}

/**
 * Renders Markdown: the `renderText` of `GroundedText` and `PerceptronChat`, chips in it, and that of `ThinkingPanel`.
 * A text that is `streaming` is shown as if its open marks were closed.
 */
export type MarkdownRenderer = (content: string | GroundedTextContent, streaming?: boolean) => ReactNode;

const noAnnotation = () => undefined;

/**
 * A {@link MarkdownRenderer} with elements, syntax or plugins of your own. Make it once, outside of components: another
 * renderer renders everything anew.
 *
 * ```tsx
 * const renderMarkdown = createMarkdownRenderer({ components: { code: HighlightedCode } });
 * ```
 */
export function createMarkdownRenderer({
  components,
  remarkPlugins,
  rehypePlugins,
}: MarkdownRendererOptions = {}): MarkdownRenderer {
  const options = {
    components: {
      table: ScrollingTable,
      thead: TableHead,
      pre: ScrollingCode,
      li: ListItem,
      input: TaskBox,
      ...components,
      a: linkOf(components?.a ?? SafeLink),
    },
    remarkPlugins: [
      // One tilde is "about" more often than it is a mark.
      [remarkGfm, { singleTilde: false }],
      [remarkModelText, { images: components?.img !== undefined }],
      ...(remarkPlugins ?? []),
    ],
    rehypePlugins,
  } satisfies Options;
  return (content, streaming = false) =>
    typeof content === 'string' ? (
      <MarkdownText text={content} streaming={streaming} renderAnnotation={noAnnotation} options={options} />
    ) : (
      <MarkdownText {...content} options={options} />
    );
}

/**
 * Answers and thoughts as Markdown: GitHub's, with tables, task lists and bare addresses, and with line breaks as written.
 *
 * ```tsx
 * <PerceptronChat renderText={renderMarkdown} />
 * ```
 *
 * HTML is text, images are links, and links that run code are inert. The look is that of `perceptron-react/markdown.css`.
 */
export const renderMarkdown: MarkdownRenderer = createMarkdownRenderer();
