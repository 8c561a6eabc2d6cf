'use client';

import { memo, useMemo } from 'react';
import Markdown, { type Options } from 'react-markdown';
import type { GroundedTextContent } from '../chat/GroundedText.js';
import { AnnotationContext } from './annotationLinks.js';
import { closeMarks } from './closeMarks.js';
import { withDefinitions } from './linkDefinitions.js';
import { splitBlocks } from './splitBlocks.js';

type BlockOptions = Pick<Options, 'components' | 'rehypePlugins' | 'remarkPlugins'>;

interface MarkdownTextProps extends GroundedTextContent {
  options: BlockOptions;
}

/** One block. While a text grows at its end, those before stay as they are: they are neither parsed nor rendered again. */
const MarkdownBlock = memo(function MarkdownBlock({
  text,
  options,
}: {
  text: string;
  options: BlockOptions;
}) {
  return <Markdown {...options}>{text}</Markdown>;
});

/** A text as Markdown, each of its blocks parsed by itself. */
export function MarkdownText({ text, streaming, renderAnnotation, options }: MarkdownTextProps) {
  const blocks = useMemo(() => {
    const split = splitBlocks(text);
    return withDefinitions(streaming ? split.with(-1, closeMarks(split.at(-1)!)) : split);
  }, [text, streaming]);
  return (
    <AnnotationContext.Provider value={renderAnnotation}>
      <div className="pr-markdown">
        {blocks.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks come at the end only
          <MarkdownBlock key={at} text={block} options={options} />
        ))}
      </div>
    </AnnotationContext.Provider>
  );
}
