import type { Terminal } from './terminal.ts';

/** What every command gets besides its arguments. */
export type CommandContext = {
  terminal: Terminal;
  /** Aborted by Ctrl-C; its reason ends the command with 130. */
  signal: AbortSignal;
  /** Installs what tests need and this machine lacks (uv, bubblewrap; for a frontend a browser), where it may. */
  prepareMachine: (wanted: { frontend: boolean }) => Promise<void>;
};
