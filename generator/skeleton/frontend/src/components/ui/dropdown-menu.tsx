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
 * A list of things to do, opened by its trigger: `<DropdownMenuTrigger render={<Button …/>}>`. Pages come with the trigger
 * only; the menu itself is loaded when the pointer or the focus comes near, and its items are drawn once it is open.
 */
const load = () => import('./dropdown-menu-parts');
type Parts = Awaited<ReturnType<typeof load>>;
const part = <Name extends keyof Parts>(name: Name) => lazy(async () => ({ default: (await load())[name] }));

const Content = part('DropdownMenuContent');
export const DropdownMenuGroup = part('DropdownMenuGroup');
export const DropdownMenuRadioGroup = part('DropdownMenuRadioGroup');
export const DropdownMenuSub = part('DropdownMenuSub');
export const DropdownMenuSubTrigger = part('DropdownMenuSubTrigger');
export const DropdownMenuSubContent = part('DropdownMenuSubContent');
export const DropdownMenuItem = part('DropdownMenuItem');
export const DropdownMenuLink = part('DropdownMenuLink');
export const DropdownMenuCheckboxItem = part('DropdownMenuCheckboxItem');
export const DropdownMenuRadioItem = part('DropdownMenuRadioItem');
export const DropdownMenuLabel = part('DropdownMenuLabel');
export const DropdownMenuSeparator = part('DropdownMenuSeparator');
export const DropdownMenuShortcut = part('DropdownMenuShortcut');

/** Fetches the menu, for whoever opens it by a control of their own. */
export const loadMenu = (): void => void load();

const Context = createContext<Opening | null>(null);

function useMenu(): Opening {
  const opening = use(Context);
  if (!opening) throw new Error('parts of a menu belong inside DropdownMenu');
  return opening;
}

export function DropdownMenu({ children, ...props }: OpeningProps & { children: ReactNode }) {
  return <Context value={useOpening(props)}>{children}</Context>;
}

export function DropdownMenuTrigger(props: OpeningTriggerProps) {
  return <OpeningTrigger {...props} kind="menu" load={load} opening={useMenu()} />;
}

export function DropdownMenuContent(props: Omit<ComponentProps<Parts['DropdownMenuContent']>, 'opening'>) {
  const opening = useMenu();
  if (!opening.asked) return null;
  return (
    <Suspense fallback={null}>
      <Content {...props} opening={opening} />
    </Suspense>
  );
}
