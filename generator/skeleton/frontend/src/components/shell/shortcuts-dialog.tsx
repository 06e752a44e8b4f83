'use client';

import { useTranslations } from 'next-intl';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { capsOf, type Keys } from '@/lib/shortcuts/keys';
import { useApple } from '@/lib/shortcuts/use-apple';
import { useShortcutRegister } from '@/lib/shortcuts/use-shortcuts';

/** All shortcuts that work on this page. */
export default function ShortcutsDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations('shell');
  const groups = useShortcutRegister((register) => register.groups);
  return (
    <Dialog onOpenChange={onOpenChange} open={open}>
      <DialogContent className="sm:max-w-2xl">
        <DialogHeader>
          <DialogTitle>{t('shortcuts.title')}</DialogTitle>
          <DialogDescription>{t('shortcuts.description')}</DialogDescription>
        </DialogHeader>
        <div className="gap-x-10 sm:columns-2">
          {groups.map(({ id, title, shortcuts }) => (
            <section aria-labelledby={`shortcuts-${id}`} className="mb-5 break-inside-avoid" key={id}>
              <h3 className="mb-1.5 font-medium text-muted-foreground text-xs" id={`shortcuts-${id}`}>
                {title}
              </h3>
              <dl className="grid">
                {shortcuts.map(({ keys, label }) => (
                  <div className="flex min-h-8 items-center justify-between gap-4 text-sm" key={keys}>
                    <dt className="truncate">{label}</dt>
                    <dd>
                      <Caps keys={keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}

function Caps({ keys }: { keys: Keys }) {
  const t = useTranslations('shell');
  const apple = useApple();
  return (
    <span className="flex items-center gap-1.5 text-muted-foreground text-xs">
      {capsOf(keys, apple).map((chord, index) => (
        <span className="flex items-center gap-1" key={chord.join('+')}>
          {index > 0 ? <span className="mr-0.5">{t('shortcuts.then')}</span> : null}
          {chord.map((cap) => (
            <Kbd key={cap}>{cap}</Kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
