import { Check, CloudOff, Eye, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Spinner } from '#components/ui/spinner.tsx';
import type { SaveState } from './autosaver.ts';

const ICONS = {
  saved: <Check aria-hidden className="size-3.5 text-ok" />,
  unsaved: <span aria-hidden className="mx-1 size-1.5 rounded-full bg-warn-solid" />,
  saving: <Spinner className="size-3.5" />,
  blocked: <TriangleAlert aria-hidden className="size-3.5 text-bad" />,
  retrying: <CloudOff aria-hidden className="size-3.5 text-warn" />,
} as const;

type SaveStatusProps = { state: SaveState; number: number; readOnly: boolean };

/** Whether the text is safe, and as which version. Announced when it changes, without interrupting. */
export function SaveStatus({ state, number, readOnly }: SaveStatusProps) {
  const t = useTranslations('spec.save');
  if (readOnly) {
    return (
      <span className="flex items-center gap-1.5 text-ink-muted text-xs">
        <Eye aria-hidden className="size-3.5" />
        {t('readOnly')}
      </span>
    );
  }
  return (
    <span className="flex items-center gap-1 text-ink-muted text-xs" role="status">
      {ICONS[state.kind]}
      <span className="whitespace-nowrap">{t(state.kind)}</span>
      {number > 0 ? (
        <span className="whitespace-nowrap max-sm:hidden">· {t('version', { number })}</span>
      ) : null}
    </span>
  );
}
