'use client';

import { type ComponentPropsWithoutRef, createContext, type ElementType, useContext } from 'react';
import type { ExtraProps } from 'react-markdown';
import type { GroundedTextContent } from '../chat/GroundedText.js';

/** The chip of a link's target. A context, so that chips follow the answer while their block stays as it is. */
export const AnnotationContext = createContext<GroundedTextContent['renderAnnotation']>(() => undefined);

type LinkProps = ComponentPropsWithoutRef<'a'> & ExtraProps;

/** In the page, or to a program: what leads elsewhere opens beside the conversation, which would be lost. */
const STAYS = /^(?:#|(?!https?:)[a-z][a-z\d+.-]*:)/i;

export function SafeLink({ node, href = '', ...rest }: LinkProps) {
  const elsewhere = !STAYS.test(href) && { target: '_blank', rel: 'noopener noreferrer' };
  return <a {...rest} href={href} {...elsewhere} />;
}

/** A link that is the chip of its annotation, text where its address is not safe, and else what `Anchor` makes of it. */
export function linkOf(Anchor: ElementType) {
  return function MarkdownLink(props: LinkProps) {
    const chip = useContext(AnnotationContext)(props.href);
    if (chip !== undefined) return chip;
    return props.href ? <Anchor {...props} /> : props.children;
  };
}
