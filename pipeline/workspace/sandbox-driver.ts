import type { SandboxKind } from '#lib/runs/schema.ts';
import type { OutputBudget } from './output-budget.ts';

export type SandboxLimits = {
  timeoutMs: number;
  /** All processes together where a cgroup can be made; else each process, and a watchdog for the sum. */
  memoryMb: number;
  processes: number;
  /** Size of /tmp, which lives in memory. */
  tmpMb: number;
  /** Largest file a command may write. */
  fileMb: number;
};

/** Enough for pytest, mypy and a small database side by side; a runaway test meets them within seconds. */
export const DEFAULT_LIMITS: SandboxLimits = {
  timeoutMs: 300_000,
  memoryMb: 2_048,
  processes: 512,
  tmpMb: 512,
  fileMb: 256,
};

/**
 * A folder of the host that commands may read. `keepPath`: seen at its own path, because files in it name that path.
 * `at`: seen at this path of the workspace, where the caller has made an empty folder.
 */
export type Mount = { name: string; source: string; keepPath?: boolean; at?: string };

export type SandboxRequest = {
  /** Host folder the command may write to; what lies in it was made by this product or by an earlier command. */
  work: string;
  /** Host folders it may read; none lies in `work`. */
  mounts: readonly Mount[];
  /** `{work}` and `{name of a mount}` stand for where the command sees that folder, here and in `env`. */
  argv: readonly [string, ...string[]];
  /** Relative to `work`. */
  cwd: string;
  /** The whole environment: nothing is inherited. */
  env: Readonly<Record<string, string>>;
  limits?: Partial<SandboxLimits>;
  budget: OutputBudget;
  signal: AbortSignal;
  onOutput?: (stream: 'stdout' | 'stderr', text: string) => void;
};

export type SandboxResult = {
  /** 128 + n when a signal ended it. */
  exitCode: number;
  endedBy: 'exit' | 'timeout' | 'memory' | 'processes';
  stdout: string;
  stderr: string;
  durationMs: number;
};

/** Where untrusted commands run. Production's second driver is a gVisor pod behind the same two members. */
export type SandboxDriver = {
  kind: SandboxKind;
  /**
   * Runs one command to its end. A failing command is a result; throws `MachineError` when the sandbox itself cannot
   * be set up and the signal's reason when cancelled, both only after every process of it is gone.
   */
  run(request: SandboxRequest): Promise<SandboxResult>;
};

/** Puts the folders of `places` (name → path) into a text that names them as `{name}`. */
export function withPlaces(text: string, places: ReadonlyMap<string, string>): string {
  return text.replace(/\{([a-z][a-z-]*)\}/g, (whole, name: string) => places.get(name) ?? whole);
}
