import { cloneElement, type ReactElement, type Ref } from 'react';
import { cn } from '@/lib/cn';

type Props = Record<string, unknown>;

/** An element that takes on what another part of the page needs of it: `render={<Button …/>}`. */
export type Slotted = ReactElement<Props>;

/**
 * Takes an element and props, returns the element with both: class names are joined, both refs are set, and of two
 * handlers for the same event the element's own runs first; `preventDefault()` in it stops the other.
 */
export function withProps(element: Slotted, props: Props): ReactElement {
  const own = element.props;
  const merged: Props = { ...props, ...own };
  for (const [name, value] of Object.entries(props)) {
    const mine = own[name];
    if (mine === undefined) merged[name] = value;
    else if (isHandler(name) && typeof mine === 'function' && typeof value === 'function')
      merged[name] = inTurn(mine as Handler, value as Handler);
  }
  if (own.className !== undefined && props.className !== undefined)
    merged.className = cn(String(props.className), String(own.className));
  if (own.ref && props.ref) merged.ref = bothRefs(own.ref as Ref<Element>, props.ref as Ref<Element>);
  return cloneElement(element, merged);
}

type Handler = (...values: unknown[]) => void;

const isHandler = (name: string): boolean => /^on[A-Z]/.test(name);

const inTurn =
  (first: Handler, second: Handler): Handler =>
  (...values) => {
    first(...values);
    const [event] = values;
    if (!(event instanceof Object && 'defaultPrevented' in event && event.defaultPrevented))
      second(...values);
  };

const bothRefs = (one: Ref<Element>, other: Ref<Element>) => (element: Element | null) => {
  for (const ref of [one, other]) {
    if (typeof ref === 'function') ref(element);
    else if (ref) ref.current = element;
  }
};
