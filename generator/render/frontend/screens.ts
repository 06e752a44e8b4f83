import type { EntityModel } from '../../blueprint/model.ts';
import { camel, constantOf, routeOf } from './names.ts';

const SCREENS = ['list', 'form', 'detail'] as const;
type Screen = (typeof SCREENS)[number];

const pascal = (name: string): string => {
  const text = camel(name);
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const screenOf = (entity: EntityModel, screen: Screen): string => `${pascal(entity.module)}${pascal(screen)}`;

/** `_generated/{list,form,detail}.tsx`: the entity's screens, joined to what people changed of them. Path below the feature → text. */
export function renderScreens(entity: EntityModel): [string, string][] {
  const parameter = { list: '', form: '{ id }: { id?: string }', detail: '{ id }: { id: string }' };
  const given = { list: '', form: ' id={id}', detail: ' id={id}' };
  const about = {
    list: 'All records, in every way they can be looked at.',
    form: 'A new record, or with `id` an old one being changed.',
    detail: 'One record and what belongs to it.',
  };
  return SCREENS.map((screen) => {
    const component = `Entity${pascal(screen)}`;
    const own = screen === 'form' ? 'form' : 'columns';
    return [
      `_generated/${screen}.tsx`,
      `'use client';

import { ${component} } from '@/components/data/entity-${screen}';
import { ${own} } from '../${own}';
import { overrides } from '../overrides';
import { ${constantOf(entity)} } from './definition';

/** ${about[screen]} */
export function ${screenOf(entity, screen)}(${parameter[screen]}) {
  return (
    <${component} definition={${constantOf(entity)}}${given[screen]} ${own}={${own}} overrides={overrides} />
  );
}
`,
    ];
  });
}

/** The files people write in: created once, never touched again. */
export function renderUserFiles(): [string, string][] {
  return [
    [
      'columns.tsx',
      `import type { ColumnOverrides } from '@/lib/entity/overrides';

/** What differs from the columns the generator makes, by the field's name: \`{ total: { hidden: true } }\`. */
export const columns: ColumnOverrides = {};
`,
    ],
    [
      'form.tsx',
      `import type { FormOverrides } from '@/lib/entity/overrides';

/** What differs from the inputs the generator makes, by the field's name: \`{ notes: { input: MyEditor } }\`. */
export const form: FormOverrides = {};
`,
    ],
    [
      'overrides.tsx',
      `import type { EntityOverrides } from '@/lib/entity/overrides';

/** More actions for a record, more parts of its page, other ways to look at the list. */
export const overrides: EntityOverrides = {};
`,
    ],
  ];
}

/** The pages of an entity, thin: path below the frontend → text. */
export function renderPages(entity: EntityModel): [string, string][] {
  const folder = `src/app/(app)/(records)/${routeOf(entity)}`;
  const feature = `@/features/${entity.module}/_generated`;
  const [list, form, detail] = SCREENS.map((screen) => screenOf(entity, screen));
  const title = (key: string, value: string): string =>
    `export const generateMetadata = () => entityTitle('${key}', '${value}');`;
  const head = (screen: string, name: string | undefined): string =>
    `import { ${name} } from '${feature}/${screen}';\nimport { entityTitle } from '@/lib/entity/title';\n`;
  const withId = (name: string | undefined): string => `
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <${name} id={id} />;
}
`;
  const pages: [string, string][] = [
    [
      `${folder}/page.tsx`,
      `${head('list', list)}
${title(entity.module, 'list')}

export default function Page() {
  return <${list} />;
}
`,
    ],
    [
      `${folder}/[id]/page.tsx`,
      `${head('detail', detail)}\n${title(entity.module, 'detail')}\n${withId(detail)}`,
    ],
    [
      `${folder}/[id]/edit/page.tsx`,
      `${head('form', form)}\n${title(entity.module, 'edit')}\n${withId(form)}`,
    ],
  ];
  if (!entity.account)
    pages.push([
      `${folder}/new/page.tsx`,
      `${head('form', form)}
${title(entity.module, 'new')}

export default function Page() {
  return <${form} />;
}
`,
    ]);
  return pages;
}
