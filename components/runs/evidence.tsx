'use client';

import { useQuery } from '@tanstack/react-query';
import { FileCheck2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { EvidenceChecks } from './evidence-checks.tsx';
import { type EvidenceView, evidenceViewSchema } from './evidence-schema.ts';

const KNOWN_REMARKS = [
  'frontend-not-included',
  'backend-not-included',
  'tested-on-sqlite',
  'rules-not-implemented',
] as const;

/** What the ZIP proves about itself: with what it was made and tried, and the hash of every file. */
export function Evidence({ href, ready }: { href: string; ready: boolean }) {
  const t = useTranslations('runs.evidence');
  const evidence = useQuery({
    queryKey: ['evidence', href],
    enabled: ready,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const response = await fetch(`${href}/evidence`);
      if (!response.ok) throw new Error(`evidence: ${response.status}`);
      return evidenceViewSchema.parse(await response.json());
    },
  });
  if (!ready) {
    return (
      <EmptyState icon={<FileCheck2 aria-hidden />} title={t('none')}>
        {t('noneHelp')}
      </EmptyState>
    );
  }
  if (evidence.isPending) return <Skeleton className="m-4 h-64" />;
  if (evidence.isError) {
    return (
      <Notice className="m-4" tone="bad">
        {t('failed')}
      </Notice>
    );
  }
  return <EvidenceBody evidence={evidence.data} />;
}

function EvidenceBody({ evidence }: { evidence: EvidenceView }) {
  const t = useTranslations('runs.evidence');
  const runs = useTranslations('runs');
  const { sandbox, environment, database } = evidence;
  const remarks = KNOWN_REMARKS.filter((remark) => evidence.remarks.includes(remark));
  const packages = Object.entries(environment?.packages ?? {});
  const nodePackages = Object.entries(environment?.frontend?.packages ?? {});
  return (
    <div className="space-y-4 p-4">
      <p className="max-w-2xl text-ink-muted text-sm">{t('help')}</p>
      {remarks.length > 0 ? (
        <Notice title={t('remarks')} tone="warn">
          <ul className="list-disc pl-4">
            {remarks.map((remark) => (
              <li key={remark}>{t(`remark.${remark}`)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {evidence.expected.length > 0 ? (
        <Notice title={t('expected')} tone="warn">
          <ul className="list-disc pl-4">
            {evidence.expected.map(({ text, file, name }) => (
              <li key={name}>
                {text}
                <code className="block break-all text-xs">{`${file}: ${name}`}</code>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {evidence.checks.length > 0 ? (
        <Card className="overflow-hidden">
          <EvidenceChecks checks={evidence.checks} />
        </Card>
      ) : null}
      <Card>
        <dl className="grid gap-x-6 gap-y-3 p-4 text-sm sm:grid-cols-2">
          <Fact label={t('sandbox')}>
            {sandbox
              ? `${sandbox.kind} · ${t(sandbox.network ? 'withNetwork' : 'withoutNetwork')}`
              : t('notRun')}
          </Fact>
          <Fact label={t('generator')}>{`${evidence.generator.name} ${evidence.generator.version}`}</Fact>
          {evidence.parts ? <Fact label={t('parts')}>{runs(`delivers.${evidence.parts}`)}</Fact> : null}
          <Fact label={t('python')}>
            {environment ? `${environment.python} · ${environment.platform}` : t('notRun')}
          </Fact>
          {environment?.frontend ? <Fact label={t('node')}>{environment.frontend.node}</Fact> : null}
          <Fact label={t('database')}>
            {database.testedOn
              ? t('testedOn', { chosen: database.chosen, tested: database.testedOn })
              : database.chosen}
          </Fact>
          <Fact label={t('fixRounds')}>{evidence.fixRounds}</Fact>
          <Fact label={t('blueprint')}>
            <Hash value={evidence.project.blueprintHash} />
          </Fact>
        </dl>
      </Card>
      {packages.length > 0 ? (
        <HashList entries={packages} title={t('packages', { count: packages.length })} />
      ) : null}
      {nodePackages.length > 0 ? (
        <HashList entries={nodePackages} title={t('nodePackages', { count: nodePackages.length })} />
      ) : null}
      <HashList
        entries={Object.entries(evidence.files)}
        hashes
        title={t('files', { count: Object.keys(evidence.files).length })}
      />
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-muted text-xs">{label}</dt>
      <dd className="truncate">{children}</dd>
    </div>
  );
}

function Hash({ value }: { value: string }) {
  const t = useTranslations('common');
  return (
    <span className="flex items-center gap-1">
      <code className="truncate font-mono text-xs" title={value}>
        {value.slice(0, 16)}…
      </code>
      <CopyButton label={t('copy')} text={value} />
    </span>
  );
}

type HashListProps = { title: string; entries: [string, string][]; hashes?: boolean };

/** A long list that stays shut until somebody wants it. */
function HashList({ title, entries, hashes = false }: HashListProps) {
  return (
    <Card>
      <details>
        <summary className="list-none rounded-lg [&::-webkit-details-marker]:hidden">
          <CardHeader className="border-b-0">
            <CardTitle>{title}</CardTitle>
          </CardHeader>
        </summary>
        <ul className="max-h-96 overflow-y-auto border-t px-4 py-2 font-mono text-xs leading-6">
          {entries.map(([name, value]) => (
            <li className="flex gap-4" key={name}>
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <span className="shrink-0 text-ink-muted" title={value}>
                {hashes ? `${value.slice(0, 12)}…` : value}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}
