import { useTranslations } from 'next-intl';

type RowError = { line: number; column: string | null; message: string; code: string };

/** The lines of a file that could not be stored, and why. */
export function ImportErrors({ errors }: { errors: readonly RowError[] }) {
  const t = useTranslations('list.import');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable without a mouse
    <section aria-label={t('lines')} tabIndex={0} className="max-h-60 overflow-auto rounded-lg border">
      <table className="w-full text-left text-sm">
        <thead className="sticky top-0 bg-muted text-xs text-muted-foreground">
          <tr>
            <th scope="col" className="px-3 py-2 font-medium">
              {t('line')}
            </th>
            <th scope="col" className="px-3 py-2 font-medium">
              {t('column')}
            </th>
            <th scope="col" className="px-3 py-2 font-medium">
              {t('problem')}
            </th>
          </tr>
        </thead>
        <tbody>
          {errors.map(({ line, column, message, code }) => (
            <tr key={`${line} ${column} ${code}`} className="border-t align-top">
              <td className="px-3 py-1.5 tabular-nums">{line}</td>
              <td className="px-3 py-1.5">{column ?? '–'}</td>
              <td className="px-3 py-1.5">{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
