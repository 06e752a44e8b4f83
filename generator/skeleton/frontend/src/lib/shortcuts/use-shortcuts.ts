'use client';

import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { isWriting, type Keys, matchKeys, nameOf, SEQUENCE_MS } from './keys';

export type Shortcut = {
  keys: Keys;
  /** What it does, in the language of the page. */
  label: string;
  run: (event: KeyboardEvent) => void;
};

/** The shortcuts of one part of the page, under its name. */
export type ShortcutGroup = { id: string; title: string; shortcuts: readonly Shortcut[] };

type Register = {
  groups: readonly ShortcutGroup[];
  put: (group: ShortcutGroup) => void;
  drop: (id: string) => void;
};

/** All shortcuts that work now, in the order in which their parts came: what the sheet of shortcuts shows. */
export const useShortcutRegister = create<Register>((set) => ({
  groups: [],
  put: (group) =>
    set(({ groups }) => ({
      groups: groups.some(({ id }) => id === group.id)
        ? groups.map((known) => (known.id === group.id ? group : known))
        : [...groups, group],
    })),
  drop: (id) => set(({ groups }) => ({ groups: groups.filter((group) => group.id !== id) })),
}));

/**
 * Makes shortcuts work while a component is shown, and lists them where `?` shows all. They rest while somebody writes
 * (those with `mod` do not) and while a window or a menu is open. A later group wins over an earlier one.
 */
export function useShortcuts(id: string, title: string, shortcuts: readonly Shortcut[]): void {
  const { put, drop } = useShortcutRegister.getState();
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  const named = shortcuts.map(({ keys, label }) => `${keys}\n${label}`).join('\n\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a shortcut does may change at every render; what is listed changes with its names only
  useEffect(() => {
    put({
      id,
      title,
      shortcuts: latest.current.map((shortcut, index) => withLatest(shortcut, index, latest)),
    });
    return () => drop(id);
  }, [id, title, named]);
}

const withLatest = (
  shortcut: Shortcut,
  index: number,
  latest: { current: readonly Shortcut[] },
): Shortcut => ({ ...shortcut, run: (event) => latest.current[index]?.run(event) });

/** Listens to the keyboard for all shortcuts of the page; used once, by the shell. */
export function useShortcutKeys(): void {
  useEffect(() => {
    let pressed: string[] = [];
    let last = 0;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const name = nameOf(event);
      if (name === null) return;
      pressed = event.timeStamp - last > SEQUENCE_MS ? [name] : [...pressed, name].slice(-3);
      last = event.timeStamp;
      const all = useShortcutRegister.getState().groups.flatMap(({ shortcuts }) => shortcuts);
      const keys = matchKeys(
        pressed,
        all.map((shortcut) => shortcut.keys),
      );
      if (keys === null || (!keys.includes('mod+') && (isWriting(event.target) || isCovered()))) return;
      event.preventDefault();
      pressed = [];
      all.findLast((shortcut) => shortcut.keys === keys)?.run(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** Keys belong to the window or menu that lies over the page. */
const isCovered = (): boolean =>
  document.querySelector(
    '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"][data-open]',
  ) !== null;
