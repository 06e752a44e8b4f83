import {
  FileCheck2,
  FileCode2,
  FileText,
  FlaskConical,
  FolderGit2,
  type LucideIcon,
  PanelsTopLeft,
} from 'lucide-react';
import { useTranslations } from 'next-intl';

const PARTS: {
  key: 'app' | 'pages' | 'tests' | 'migrations' | 'readme' | 'evidence';
  path: string;
  icon: LucideIcon;
}[] = [
  { key: 'app', path: 'backend/app/', icon: FileCode2 },
  { key: 'pages', path: 'frontend/src/', icon: PanelsTopLeft },
  { key: 'tests', path: 'backend/tests/', icon: FlaskConical },
  { key: 'migrations', path: 'backend/migrations/', icon: FolderGit2 },
  { key: 'readme', path: 'README.md', icon: FileText },
  { key: 'evidence', path: 'EVIDENCE.md', icon: FileCheck2 },
];

/** What lies in the ZIP, file by file, and why each of them is there. */
export function Delivery() {
  const t = useTranslations('marketing.delivery');
  return (
    <section
      aria-labelledby="delivery"
      className="mx-auto grid max-w-6xl gap-8 px-4 pt-24 sm:px-6 lg:grid-cols-[1fr_1.2fr] lg:items-center"
    >
      <div>
        <h2 className="font-semibold text-2xl tracking-tight" id="delivery">
          {t('title')}
        </h2>
        <p className="mt-3 max-w-md text-ink-muted">{t('text')}</p>
        <pre className="mt-5 w-fit max-w-full overflow-x-auto rounded-lg border bg-surface px-4 py-3 font-mono text-xs leading-6 shadow-low">
          {'make install\nmake test\nmake dev'}
        </pre>
      </div>
      <ul className="divide-y overflow-hidden rounded-xl border bg-surface shadow-low">
        {PARTS.map(({ key, path, icon: Icon }) => (
          <li className="flex gap-3.5 px-4 py-3" key={key}>
            <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
            <div className="min-w-0">
              <code className="font-mono text-sm">{path}</code>
              <p className="text-ink-muted text-sm">{t(key)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
