import { createElement, createRef } from 'react';
import { expect, test, vi } from 'vitest';
import { type Slotted, withProps } from './slot';

const made = (own: Record<string, unknown>, given: Record<string, unknown>): Record<string, unknown> =>
  (withProps(createElement('a', own), given) as Slotted).props;

test('what the element says itself counts, the rest is added', () => {
  expect(made({ rel: 'next' }, { rel: 'prev', id: 'one' })).toMatchObject({
    rel: 'next',
    id: 'one',
  });
});

test('class names are joined, and the element’s own win', () => {
  expect(made({ className: 'p-4' }, { className: 'p-2 flex' }).className).toBe('flex p-4');
});

test('both handlers run, the element’s own first', () => {
  const calls: string[] = [];
  const { onClick } = made(
    { onClick: () => calls.push('own') },
    { onClick: () => calls.push('given') },
  ) as Record<'onClick', (event: object) => void>;
  onClick({ defaultPrevented: false });
  expect(calls).toEqual(['own', 'given']);
});

test('an event the element prevented goes no further', () => {
  const given = vi.fn();
  const { onClick } = made({ onClick: () => {} }, { onClick: given }) as Record<
    'onClick',
    (event: object) => void
  >;
  onClick({ defaultPrevented: true });
  expect(given).not.toHaveBeenCalled();
});

test('both refs are set', () => {
  const [own, given] = [createRef<object>(), createRef<object>()];
  const { ref } = made({ ref: own }, { ref: given }) as Record<'ref', (element: object | null) => void>;
  const element = {};
  ref(element);
  expect([own.current, given.current]).toEqual([element, element]);
});
