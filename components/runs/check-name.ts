import { useTranslations } from 'next-intl';

/** The checks of generated projects, as `generator/render/checks.ts` names them. */
const KNOWN = [
  'acceptance-lock',
  'tests',
  'types',
  'migrations',
  'format',
  'lint',
  'client',
  'client-drift',
  'frontend-types',
  'frontend-lint',
  'frontend-tests',
  'frontend-build',
  'e2e',
  'setup',
] as const;

/** Says a check's name in the reader's language; a check of a newer generator keeps its own. */
export function useCheckName(): (name: string) => string {
  const t = useTranslations('runs.checkName');
  return (name) => {
    const known = KNOWN.find((one) => one === name);
    return known ? t(known) : name;
  };
}
