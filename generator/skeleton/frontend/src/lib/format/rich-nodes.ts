/** A part of formatted text: words, or an element that pages know how to show. */
export type RichNode =
  | string
  | { tag: RichTag; href?: string; start?: number; children: readonly RichNode[] };

/** The elements an editor makes; whatever else a text may carry is shown without it, as its words alone. */
export const RICH_TAGS = [
  'p',
  'br',
  'hr',
  'h1',
  'h2',
  'h3',
  'h4',
  'strong',
  'b',
  'em',
  'i',
  'u',
  's',
  'del',
  'code',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'li',
  'a',
  'sub',
  'sup',
  'mark',
] as const;
export type RichTag = (typeof RICH_TAGS)[number];

/** Their words are no text. */
const SILENT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'svg',
  'math',
]);
const SAFE_LINK = /^(https?:|mailto:|tel:)/i;

/** What is needed of a node of the document. */
type DomNode = Pick<Node, 'nodeType' | 'nodeName' | 'textContent'> & {
  childNodes: Iterable<DomNode>;
  getAttribute?: (name: string) => string | null;
};

const TEXT = 3;
const ELEMENT = 1;

/** Takes what formatted text was parsed into, returns what of it is shown: known elements, safe links, words. */
export function richNodes(nodes: Iterable<DomNode>): readonly RichNode[] {
  return [...nodes].flatMap((node): readonly RichNode[] => {
    if (node.nodeType === TEXT) return node.textContent ? [node.textContent] : [];
    const tag = node.nodeName.toLowerCase();
    if (node.nodeType !== ELEMENT || SILENT.has(tag)) return [];
    const children = richNodes(node.childNodes);
    if (!isRichTag(tag)) return children;
    const href = tag === 'a' ? node.getAttribute?.('href') : null;
    const start = tag === 'ol' ? Number(node.getAttribute?.('start') ?? Number.NaN) : Number.NaN;
    return [
      {
        tag,
        ...(href && SAFE_LINK.test(href) ? { href } : {}),
        ...(Number.isInteger(start) ? { start } : {}),
        children,
      },
    ];
  });
}

const isRichTag = (tag: string): tag is RichTag => RICH_TAGS.some((known) => known === tag);
