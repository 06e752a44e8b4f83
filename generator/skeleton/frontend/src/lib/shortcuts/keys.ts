/**
 * Keys as shortcuts name them: `mod+k` (Command on a Mac, Control elsewhere), `shift+?` is written `?`, and `g d` is one
 * key after the other.
 */
export type Keys = string;

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** How long a second key may take. */
export const SEQUENCE_MS = 1_200;

/** Takes a key that was pressed, returns how shortcuts write it; null for a modifier by itself. */
export function nameOf(pressed: Pressed): string | null {
  if (['Control', 'Meta', 'Shift', 'Alt', 'Dead'].includes(pressed.key)) return null;
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  const modifiers = [
    pressed.ctrlKey || pressed.metaKey ? 'mod' : '',
    pressed.altKey ? 'alt' : '',
    // The mark of `?` says that Shift was held; a letter does not.
    pressed.shiftKey && (key.length > 1 || /\p{L}/u.test(key)) ? 'shift' : '',
  ];
  return [...modifiers.filter(Boolean), key].join('+');
}

/**
 * Takes the keys pressed last, oldest first, and those of shortcuts; returns the shortcut that they end in. Longer ones
 * win: after `g` the key `n` means `g n`, even where `n` alone means something.
 */
export function matchKeys(pressed: readonly string[], known: readonly Keys[]): Keys | null {
  const ends = known.filter((keys) => {
    const parts = keys.split(' ');
    return parts.every((part, index) => pressed[pressed.length - parts.length + index] === part);
  });
  return ends.sort((left, right) => right.split(' ').length - left.split(' ').length)[0] ?? null;
}

/** Whether a key goes to what is being written, so that only shortcuts with `mod` may use it. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return target.closest('input, textarea, select, [role="combobox"], [role="textbox"]') !== null;
}

const SIGNS: Readonly<Record<string, string>> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backspace: '⌫',
  Delete: 'Del',
  ' ': '␣',
};

/** Takes keys, returns what to print on their caps, one list for each key after the other: `mod+k` → `[['⌘', 'K']]`. */
export function capsOf(keys: Keys, apple: boolean): readonly (readonly string[])[] {
  return keys.split(' ').map((chord) =>
    chord.split(/\+(?=.)/).map((part) => {
      if (part === 'mod') return apple ? '⌘' : 'Ctrl';
      if (part === 'shift') return apple ? '⇧' : 'Shift';
      if (part === 'alt') return apple ? '⌥' : 'Alt';
      return SIGNS[part] ?? part.toUpperCase();
    }),
  );
}
