import { useTranslations } from 'next-intl';
import { ENTITIES } from '@/features/registry';
import { project } from '@/lib/project';

/** As many as fit beside the words on a laptop. */
const SHOWN = 5;
/** Widths of what stands for words, in percent: irregular, as words are. */
const WIDTHS = [82, 54, 91, 63, 76];

/** What the application is about, beside the forms on wide screens: its own words and the things it keeps. */
export function BrandPanel() {
  const t = useTranslations();
  const kept = ENTITIES.filter(({ account }) => !account).slice(0, SHOWN);
  return (
    <aside className="relative isolate m-3 hidden overflow-hidden rounded-2xl border bg-sidebar lg:flex lg:flex-col lg:justify-between">
      <div
        aria-hidden
        className="absolute inset-0 -z-10 bg-[radial-gradient(var(--border)_1px,transparent_1px)] [background-size:22px_22px] [mask-image:linear-gradient(to_bottom,black,transparent_75%)]"
      />
      <div
        aria-hidden
        className="absolute -top-1/4 -right-1/4 -z-10 size-[48rem] rounded-full bg-[radial-gradient(closest-side,var(--primary-soft),transparent)]"
      />
      <div aria-hidden className="flex flex-1 items-center justify-end overflow-hidden py-16 pl-16">
        <div className="w-full max-w-xl rounded-l-xl border border-r-0 bg-card shadow-lg">
          <div className="flex items-center gap-2 border-b px-5 py-3.5">
            <span className="size-2.5 rounded-full bg-primary" />
            <span className="font-medium text-sm">{project.name}</span>
            <span className="ml-auto h-6 w-24 rounded-l-md bg-muted" />
          </div>
          <ul>
            {kept.map(({ key }, index) => (
              <li className="flex items-center gap-4 border-b px-5 py-4 last:border-b-0" key={key}>
                <span className="flex size-8 shrink-0 items-center justify-center rounded-md bg-primary-soft font-semibold text-primary-soft-foreground text-xs">
                  {t(`entities.${key}.many`).slice(0, 1)}
                </span>
                <span className="w-28 shrink-0 truncate font-medium text-sm">
                  {t(`entities.${key}.many`)}
                </span>
                <span className="flex-1">
                  <span className="block h-2 rounded-full bg-muted" style={{ width: `${WIDTHS[index]}%` }} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <div className="flex flex-col gap-3 p-12 pt-0">
        <p className="font-semibold text-3xl tracking-tight">{project.name}</p>
        {t.has('project.description') && t('project.description') ? (
          <p className="max-w-lg text-base text-muted-foreground text-pretty">{t('project.description')}</p>
        ) : null}
      </div>
    </aside>
  );
}
