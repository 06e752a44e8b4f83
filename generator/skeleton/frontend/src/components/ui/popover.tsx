'use client';

import { type ComponentProps, createContext, lazy, type ReactNode, Suspense, use } from 'react';
import {
  type OpeningProps,
  OpeningTrigger,
  type OpeningTriggerProps,
  type Opening,
  useOpening,
} from './opening';

/*
 * Controls that open beside what they belong to: `<PopoverTrigger render={<Button …/>}>`. Pages come with the trigger only;
 * the rest is loaded when the pointer or the focus comes near, and what is inside is drawn once it is open.
 */
const load = () => import('./popover-parts');
type Parts = Awaited<ReturnType<typeof load>>;
const part = <Name extends keyof Parts>(name: Name) => lazy(async () => ({ default: (await load())[name] }));

const Content = part('PopoverContent');
export const PopoverClose = part('PopoverClose');
export const PopoverTitle = part('PopoverTitle');
export const PopoverDescription = part('PopoverDescription');

const Context = createContext<Opening | null>(null);

function usePopover(): Opening {
  const opening = use(Context);
  if (!opening) throw new Error('parts of a popover belong inside Popover');
  return opening;
}

export function Popover({ children, ...props }: OpeningProps & { children: ReactNode }) {
  return <Context value={useOpening(props)}>{children}</Context>;
}

export function PopoverTrigger(props: OpeningTriggerProps) {
  return <OpeningTrigger {...props} kind="dialog" load={load} opening={usePopover()} />;
}

export function PopoverContent(props: Omit<ComponentProps<Parts['PopoverContent']>, 'opening'>) {
  const opening = usePopover();
  if (!opening.asked) return null;
  return (
    <Suspense fallback={null}>
      <Content {...props} opening={opening} />
    </Suspense>
  );
}
