'use client';

import { createElement, type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { type RichNode, richNodes } from '@/lib/format/rich-nodes';
import { plainText } from '@/lib/format/text';
import '../input/rich-text.css';

const never = (): (() => void) => () => {};

/**
 * Formatted text with its form. No HTML of it goes into the page: elements that are known are made anew, so that nothing
 * in it can run whatever the database holds. Until the page has come to life, and for readers without scripts, its words.
 */
export default function RichContent({ html }: { html: string }) {
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const nodes = useMemo(
    () => (alive ? richNodes(new DOMParser().parseFromString(html, 'text/html').body.childNodes) : []),
    [alive, html],
  );
  return (
    <div className="rich-text max-w-prose break-words">{alive ? nodes.map(shown) : plainText(html)}</div>
  );
}

function shown(node: RichNode, index: number): ReactNode {
  if (typeof node === 'string') return node;
  const { tag, href, start, children } = node;
  // The text never changes piece by piece: places are good names.
  const attributes = {
    key: index,
    ...(href ? { href, rel: 'noreferrer', target: '_blank' } : {}),
    ...(start === undefined ? {} : { start }),
  };
  return tag === 'br' || tag === 'hr'
    ? createElement(tag, attributes)
    : createElement(tag, attributes, ...children.map(shown));
}
