import { ANNOTATION_PREFIX } from '../chat/markdownLinks.js';

/** A node of Markdown's tree, mdast, or of that of elements, hast: what is read or written of it here. */
interface Node {
  type: string;
  value?: string;
  alt?: string | null;
  url?: string;
  label?: string | null;
  children?: Node[];
  tagName?: string;
  properties?: Record<string, string>;
  data?: { hChildren: Node[] };
  position?: { start: { offset: number }; end: { offset: number } };
}

interface ModelTextOptions {
  /** Whether images stay images. */
  images: boolean;
}

/** HTML is not known at all, so it is text. Nor are footnotes: their numbers would go through all blocks. */
const UNKNOWN = {
  disable: {
    null: ['htmlFlow', 'htmlText', 'gfmFootnoteDefinition', 'gfmFootnoteCall', 'gfmPotentialFootnoteCall'],
  },
};

/**
 * The link of an annotation, its name escaped. Nobody's name is as long as it may be: code of nothing but brackets would
 * be gone through to its end from each of them.
 */
const ANNOTATION_LINK = new RegExp(
  `\\[((?:\\\\.|[^\\\\[\\]]){0,1000})\\]\\((${ANNOTATION_PREFIX}[^)\\s]*)\\)`,
);

const BREAK = /(<br ?\/?>|\r\n|[\r\n])/i;

const text = (value: string): Node => ({ type: 'text', value });

/** A text with its line breaks, as the plain view of an answer has them; models write `<br>` in cells. */
const withBreaks = (value: string): Node[] =>
  value.split(BREAK).flatMap((part, index) => {
    if (index % 2 === 1) return { type: 'break' };
    return part === '' ? [] : text(part);
  });

/** A stretch of code with chips in it. */
function codeWithChips(code: string): Node[] {
  const parts = code.split(ANNOTATION_LINK);
  const nodes = [text(parts[0]!)];
  for (let at = 1; at < parts.length; at += 3) {
    const [name, href, after] = parts.slice(at, at + 3) as [string, string, string];
    const properties = { href };
    nodes.push({ type: 'element', tagName: 'a', properties, children: [text(name)] }, text(after));
  }
  return nodes;
}

/** Deeper than anybody writes, and less than what browsers and the stack can take. */
const MAX_DEPTH = 50;
const NESTED = /^(?:blockquote|list|emphasis|strong|delete)$/;

/**
 * A remark plugin for what a model wrote: HTML stays text, lines stay lines, chips stay chips in code, and images, which
 * would tell their address to any server, become links. What is nested beyond measure stays as it is written.
 */
export function remarkModelText(this: { data(): object }, { images }: ModelTextOptions) {
  const data: { micromarkExtensions?: unknown[] } = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), UNKNOWN];

  return (tree: Node, { value: source }: { value: unknown }) => {
    const rewrite = (node: Node, depth: number, inLink: boolean): Node[] => {
      switch (node.type) {
        case 'text':
          return withBreaks(node.value!);
        case 'code':
        case 'inlineCode': {
          const hChildren = codeWithChips(node.value!);
          return [hChildren.length > 1 ? { ...node, data: { hChildren } } : node];
        }
        case 'image':
        case 'imageReference': {
          if (images) return [node];
          const children = [text(node.alt || node.url || node.label || '')];
          return inLink ? children : [{ ...node, type: node.type.replace('image', 'link'), children }];
        }
        default: {
          if (depth > MAX_DEPTH && NESTED.test(node.type)) {
            const { start, end } = node.position!;
            return [text(String(source).slice(start.offset, end.offset))];
          }
          const within = inLink || node.type.startsWith('link');
          node.children = node.children?.flatMap((child) => rewrite(child, depth + 1, within));
          return [node];
        }
      }
    };
    rewrite(tree, 0, false);
  };
}
