import type { SandboxKind } from '#lib/runs/schema.ts';
import { bubblewrap } from './bubblewrap.ts';
import type { SandboxDriver } from './sandbox-driver.ts';
import { unsandboxed } from './unsandboxed.ts';

/** The driver of a kind; `none` is never chosen by the product itself, only by IOPEER_SANDBOX. */
export function sandboxDriver(kind: SandboxKind): SandboxDriver {
  return kind === 'none' ? unsandboxed : bubblewrap;
}
