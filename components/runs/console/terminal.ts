import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { Terminal } from '@xterm/xterm';
import { DARK, LIGHT } from './palette.ts';

/** A run's log is at most 10 MB a stage; this many lines hold all of it that anybody scrolls through. */
const SCROLLBACK_LINES = 100_000;
const MATCHES = {
  matchBackground: '#f5d76e',
  matchBorder: '#b98a00',
  matchOverviewRuler: '#b98a00',
  activeMatchBackground: '#f09a37',
  activeMatchColorOverviewRuler: '#f09a37',
} as const;

type LogTerminalOptions = {
  parent: HTMLElement;
  isDark: boolean;
  label: string;
  /** Asked before a link printed by a program is opened. */
  confirmLink: (address: string) => boolean;
  onScroll: (isAtEnd: boolean) => void;
  onMatches: (found: { index: number; count: number }) => void;
};

export type LogTerminal = {
  write(text: string): void;
  clear(): void;
  setTheme(isDark: boolean): void;
  scrollToEnd(): void;
  find(text: string, direction: 'next' | 'previous'): void;
  dispose(): void;
};

/**
 * A terminal that only shows. Nothing is typed into it and it answers nothing: programs that ask the terminal who it is
 * get no reply, and what they print cannot reach the clipboard or the page's title.
 */
export function createLogTerminal(options: LogTerminalOptions): LogTerminal {
  const terminal = new Terminal({
    allowProposedApi: true,
    convertEol: true,
    cursorBlink: false,
    cursorInactiveStyle: 'none',
    disableStdin: true,
    fontFamily: getComputedStyle(options.parent).fontFamily,
    fontSize: 12.5,
    lineHeight: 1.35,
    linkHandler: {
      activate: (_event, address) => {
        if (/^https?:\/\//i.test(address) && options.confirmLink(address)) {
          window.open(address, '_blank', 'noopener,noreferrer');
        }
      },
    },
    minimumContrastRatio: 4.5,
    screenReaderMode: false,
    scrollback: SCROLLBACK_LINES,
    theme: options.isDark ? DARK : LIGHT,
  });
  const fit = new FitAddon();
  const search = new SearchAddon();
  terminal.loadAddon(fit);
  terminal.loadAddon(search);
  terminal.open(options.parent);
  terminal.textarea?.setAttribute('aria-label', options.label);
  // Tab leaves the terminal as it leaves everything else on the page.
  terminal.attachCustomKeyEventHandler((event) => event.key !== 'Tab');

  const isAtEnd = () => terminal.buffer.active.viewportY >= terminal.buffer.active.baseY;
  const resize = new ResizeObserver(() => {
    if (options.parent.clientHeight > 0) fit.fit();
  });
  resize.observe(options.parent);
  fit.fit();
  terminal.onScroll(() => options.onScroll(isAtEnd()));
  options.parent.addEventListener('wheel', () => requestAnimationFrame(() => options.onScroll(isAtEnd())), {
    passive: true,
  });
  search.onDidChangeResults(({ resultIndex, resultCount }) =>
    options.onMatches({ index: resultIndex, count: resultCount }),
  );

  return {
    write: (text) => terminal.write(text),
    clear: () => terminal.reset(),
    setTheme: (isDark) => {
      terminal.options.theme = isDark ? DARK : LIGHT;
    },
    scrollToEnd: () => terminal.scrollToBottom(),
    find: (text, direction) => {
      if (text === '') return search.clearDecorations();
      const found = { decorations: MATCHES };
      if (direction === 'next') search.findNext(text, found);
      else search.findPrevious(text, found);
    },
    dispose: () => {
      resize.disconnect();
      terminal.dispose();
    },
  };
}
