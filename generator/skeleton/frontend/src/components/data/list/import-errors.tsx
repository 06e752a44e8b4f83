import { useTranslations } from 'next-intl';
import { findField } from '@/lib/entity/fields';
import { faultOfCode } from '@/lib/forms/faults';
import { useList } from './list-context';

type RowError = { line: number; column: string | null; message: string; code: string };

/** The lines of a file that could not be stored, and why. */
export function ImportErrors({ errors }: { errors: readonly RowError[] }) {
  const t = useTranslations('list.import');
  const tellFault = useTranslations('form.errors');
  const { definition, words } = useList();
  const say = ({ column, code, message }: RowError): string => {
    const fault = faultOfCode(
      code,
      column === null ? undefined : (findField(definition, column) ?? undefined),
    );
    return fault ? tellFault(fault.key as Parameters<typeof tellFault>[0], fault.values) : message;
  };
  const nameOf = (column: string): string => {
    const field = findField(definition, column);
    return field ? words.field(field.name) : column;
  };
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
          {errors.map((error) => (
            <tr key={`${error.line} ${error.column} ${error.code}`} className="border-t align-top">
              <td className="px-3 py-1.5 tabular-nums">{error.line}</td>
              <td className="px-3 py-1.5">{error.column === null ? '–' : nameOf(error.column)}</td>
              <td className="px-3 py-1.5">{say(error)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
