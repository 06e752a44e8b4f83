'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { type FormEvent, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Tab, TabList, TabPanel, Tabs } from '#components/ui/tabs.tsx';
import { type Failure, failureSentence, fieldSentence } from '#lib/errors.ts';
import { createProject } from '#lib/projects/actions.ts';
import type { ExampleView } from '#lib/specs/schema.ts';
import { DropZone } from './drop-zone.tsx';
import { ExamplePicker } from './example-picker.tsx';
import type { ImportedFile } from './import-file.ts';
import { SpecPreview } from './spec-preview.tsx';

const STARTS = ['example', 'file', 'blank'] as const;
type NewProjectProps = { team: string; examples: ExampleView[]; initialExample?: string };

/** Creates a project from an example, a file, or nothing, and opens its editor. */
export function NewProject({ team, examples, initialExample }: NewProjectProps) {
  const t = useTranslations('projects');
  const locale = useLocale();
  const router = useRouter();
  const [start, setStart] = useQueryState('from', parseAsStringLiteral(STARTS).withDefault('example'));
  const [exampleId, setExampleId] = useState(initialExample ?? examples[0]?.id ?? '');
  const [file, setFile] = useState<ImportedFile>();
  const [typedName, setTypedName] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, startTransition] = useTransition();

  const example = examples.find((candidate) => candidate.id === exampleId);
  const suggestion =
    { example: example?.title, file: file?.name.replace(/\.\w+$/, ''), blank: undefined }[start] ?? '';
  const name = typedName ?? suggestion;
  const nameProblem = failure?.fields?.name;

  function create(event: FormEvent) {
    event.preventDefault();
    setFailure(undefined);
    startTransition(async () => {
      const source = {
        example: { exampleId },
        file: file ? { text: file.text, fileName: file.name } : {},
        blank: {},
      }[start];
      const result = await createProject(team, { name, ...source });
      if (result.ok) return router.push(`/t/${team}/p/${result.data.slug}`);
      setFailure(result.error);
      if (!result.error.fields) toast.error(failureSentence(result.error, locale));
    });
  }

  return (
    <form onSubmit={create}>
      <PageHeading description={t('new.description')} title={t('new.title')} />
      <div className="mb-6 flex max-w-xl flex-wrap items-end gap-3">
        <div className="min-w-60 flex-1">
          <Field
            error={nameProblem ? fieldSentence(nameProblem, locale) : undefined}
            label={t('new.name')}
            name="name"
          >
            <Input
              autoComplete="off"
              maxLength={80}
              onChange={(event) => setTypedName(event.target.value)}
              placeholder={t('new.namePlaceholder')}
              value={name}
            />
          </Field>
        </div>
        <Button
          busy={busy}
          className="h-9"
          disabled={start === 'file' && !file}
          type="submit"
          variant="primary"
        >
          {t('new.create')}
        </Button>
      </div>
      <Tabs onValueChange={(next: (typeof STARTS)[number]) => void setStart(next)} value={start}>
        <TabList className="mb-5 border-b" label={t('new.startFrom')}>
          {STARTS.map((value) => (
            <Tab key={value} value={value}>
              {t(`new.from.${value}`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel value="example">
          <div className="grid gap-5 lg:grid-cols-[19rem_minmax(0,1fr)]">
            <ExamplePicker examples={examples} onChange={setExampleId} value={exampleId} />
            {example ? (
              <SpecPreview language={example.language} name={example.fileName} text={example.text} />
            ) : null}
          </div>
        </TabPanel>
        <TabPanel value="file">
          <div className="grid gap-5 lg:grid-cols-2">
            <DropZone onFile={setFile} />
            {file ? <SpecPreview name={file.name} text={file.text} /> : null}
          </div>
        </TabPanel>
        <TabPanel value="blank">
          <p className="max-w-xl text-ink-muted">{t('new.blankHelp')}</p>
        </TabPanel>
      </Tabs>
    </form>
  );
}
