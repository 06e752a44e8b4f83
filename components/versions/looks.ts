import {
  CircleDashed,
  GitBranch,
  LoaderCircle,
  type LucideIcon,
  RotateCcw,
  ShieldAlert,
  ShieldCheck,
  Sparkles,
  Upload,
} from 'lucide-react';
import type { Tone } from '#components/ui/badge.tsx';
import type { FileChange, VersionKind, VersionTests } from '#lib/versions/schema.ts';

/** How each kind of version looks everywhere. */
export const KIND_ICONS: Record<VersionKind, LucideIcon> = {
  generation: Sparkles,
  restore: RotateCcw,
  upload: Upload,
  push: GitBranch,
};

export const TESTS_LOOKS: Record<VersionTests, { icon: LucideIcon; tone: Tone; moving?: boolean }> = {
  verified: { icon: ShieldCheck, tone: 'ok' },
  failed: { icon: ShieldAlert, tone: 'warn' },
  untested: { icon: CircleDashed, tone: 'neutral' },
  running: { icon: LoaderCircle, tone: 'accent', moving: true },
};

/** A sign for what became of a file, the same in every language. */
export const CHANGE_SIGNS: Record<FileChange['change'], { sign: string; style: string }> = {
  added: { sign: '+', style: 'text-ok' },
  changed: { sign: '~', style: 'text-warn' },
  removed: { sign: '−', style: 'text-bad' },
  renamed: { sign: '→', style: 'text-accent' },
};

/** What the person looking may do with versions. */
export type VersionAbilities = {
  edit: boolean;
  restore: boolean;
  tryOut: boolean;
  download: boolean;
  upload: boolean;
};
/** Whose versions they are and where their pages are. */
export type VersionPlace = { team: string; project: { id: string; slug: string } };

export const versionsHref = ({ team, project }: VersionPlace) => `/t/${team}/p/${project.slug}/versions`;
export const runsHref = ({ team, project }: VersionPlace) => `/t/${team}/p/${project.slug}/runs`;
export const compareHref = (place: VersionPlace, from: number | null, to: number) =>
  `${versionsHref(place)}/compare?from=${from ?? 0}&to=${to}`;
