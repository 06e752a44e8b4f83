import { expect, test } from 'vitest';
import { richNodes } from './rich-nodes';

type Made = Parameters<typeof richNodes>[0] extends Iterable<infer Node> ? Node : never;

const words = (text: string): Made => ({ nodeType: 3, nodeName: '#text', textContent: text, childNodes: [] });
const element = (name: string, children: Made[] = [], attributes: Record<string, string> = {}): Made => ({
  nodeType: 1,
  nodeName: name.toUpperCase(),
  textContent: null,
  childNodes: children,
  getAttribute: (key) => attributes[key] ?? null,
});

test('elements an editor makes are shown, others only as their words', () => {
  const text = [element('p', [words('a '), element('strong', [words('b')]), element('font', [words(' c')])])];
  expect(richNodes(text)).toEqual([{ tag: 'p', children: ['a ', { tag: 'strong', children: ['b'] }, ' c'] }]);
});

test('nothing that runs is shown', () => {
  expect(
    richNodes([element('script', [words('alert(1)')]), element('img'), element('svg', [words('x')])]),
  ).toEqual([]);
});

test('links lead to the web or to people, or nowhere', () => {
  const link = (href: string) => richNodes([element('a', [words('x')], { href })])[0];
  expect(link('https://example.com')).toEqual({ tag: 'a', href: 'https://example.com', children: ['x'] });
  for (const href of ['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', '//example.com'])
    expect(link(href)).toEqual({ tag: 'a', children: ['x'] });
});
