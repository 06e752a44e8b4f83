'use client';

import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import '@xterm/xterm/css/xterm.css';
import type { ConsoleStatus } from '#lib/consoles/client.ts';
import { ConsoleBar } from './console-bar.tsx';
import type { LogStore } from './log-store.ts';
import { LogWriter, type Place } from './log-text.ts';
import type { LogTerminal } from './terminal.ts';

type LogConsoleProps = { store: LogStore; connection: ConsoleStatus; isOver: boolean; fileName: string };

/** What the stages print, as they print it: search, follow, copy, download. */
export function LogConsole({ store, connection, isOver, fileName }: LogConsoleProps) {
  const t = useTranslations('runs');
  const { resolvedTheme } = useTheme();
  const isDark = resolvedTheme === 'dark';
  const host = useRef<HTMLDivElement>(null);
  const terminal = useRef<LogTerminal>(null);
  const [following, setFollowing] = useState(true);
  const [matches, setMatches] = useState({ index: -1, count: 0 });

  const titleOf = useEffectEvent(({ stage, iteration }: Place) => {
    const name = t(`stage.${stage as 'plan'}.name`);
    return iteration > 1 ? `${name} · ${t('timeline.round', { round: iteration })}` : name;
  });
  const start = useEffectEvent(
    (create: typeof import('./terminal.ts').createLogTerminal, parent: HTMLElement) => {
      const created = create({
        parent,
        isDark,
        label: t('console.label'),
        confirmLink: (address) => window.confirm(t('console.openLink', { address })),
        onScroll: setFollowing,
        onMatches: setMatches,
      });
      terminal.current = created;
      const writer = new LogWriter(titleOf);
      const stop = store.follow((rows) => created.write(writer.write(rows)));
      return () => {
        stop();
        created.dispose();
        terminal.current = null;
      };
    },
  );

  useEffect(() => {
    let end: (() => void) | undefined;
    let left = false;
    // xterm touches the document as it loads, so it is fetched in the browser alone, and only for those who look.
    void import('./terminal.ts').then(({ createLogTerminal }) => {
      if (!left && host.current) end = start(createLogTerminal, host.current);
    });
    return () => {
      left = true;
      end?.();
    };
  }, []);

  useEffect(() => terminal.current?.setTheme(isDark), [isDark]);

  return (
    <section aria-label={t('console.label')} className="flex h-full min-h-0 flex-col">
      <ConsoleBar
        connection={connection}
        fileName={fileName}
        following={following}
        isOver={isOver}
        matches={matches}
        onFind={(text, direction) => terminal.current?.find(text, direction)}
        onFollow={() => {
          terminal.current?.scrollToEnd();
          setFollowing(true);
        }}
        store={store}
      />
      <div className="min-h-0 flex-1 bg-surface py-2 pl-3 font-mono" data-testid="console" ref={host} />
    </section>
  );
}
