'use client';

import { Plus, Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryState } from 'nuqs';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { cn } from '#components/ui/cn.ts';
import { inputStyle } from '#components/ui/field.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { ProjectListItem } from '#lib/projects/schema.ts';
import type { ExampleCardView } from './example-card.tsx';
import { FirstProject } from './first-project.tsx';
import { ProjectCard } from './project-card.tsx';

/** With fewer projects than this everything is in sight and a search field would only be in the way. */
const SEARCH_FROM = 7;

type ProjectListProps = {
  team: string;
  projects: ProjectListItem[];
  examples: ExampleCardView[];
  canCreate: boolean;
};

/** The team's projects, each with how its last run ended. */
export function ProjectList({ team, projects, examples, canCreate }: ProjectListProps) {
  const t = useTranslations('projects');
  const [query, setQuery] = useQueryState('q', parseAsString.withDefault(''));
  const found = projects.filter((project) => project.name.toLowerCase().includes(query.trim().toLowerCase()));

  if (projects.length === 0) return <FirstProject canCreate={canCreate} examples={examples} team={team} />;
  return (
    <>
      <PageHeading
        action={
          canCreate ? (
            <ButtonLink href={`/t/${team}/new`} variant="primary">
              <Plus aria-hidden />
              {t('newProject')}
            </ButtonLink>
          ) : null
        }
        title={t('title')}
      />
      {projects.length >= SEARCH_FROM ? (
        <div className="relative mb-5 max-w-sm">
          <Search aria-hidden className="absolute top-2.5 left-3 size-4 text-ink-faint" />
          <input
            aria-label={t('search')}
            className={cn(inputStyle, 'pl-9')}
            onChange={(event) => setQuery(event.target.value || null)}
            placeholder={t('search')}
            type="search"
            value={query}
          />
        </div>
      ) : null}
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {found.map((project) => (
          <li key={project.id}>
            <ProjectCard project={project} team={team} />
          </li>
        ))}
      </ul>
      {found.length === 0 ? (
        <p className="py-10 text-center text-ink-muted">{t('noMatch', { query })}</p>
      ) : null}
    </>
  );
}
