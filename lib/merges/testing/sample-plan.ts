import type { MergePlanView } from '../schema.ts';
import { emptyPlan, Sides } from '../testing.ts';

const MODELS = 'backend/app/modules/task/_generated/models.py';
const SERVICE = 'backend/app/modules/task/_generated/service.py';

const models = (title: string, ...more: string[]) =>
  [
    'from sqlalchemy import String',
    'from sqlalchemy.orm import Mapped, mapped_column',
    '',
    'from app.core.model import Model',
    '',
    '',
    'class TaskBase(Model):',
    '    __abstract__ = True',
    '',
    `    ${title}: Mapped[str] = mapped_column(String(200))`,
    ...more,
    '',
  ].join('\n');

const service = (...lines: string[]) =>
  ['class TaskServiceBase:', '    """What tasks can do."""', '', ...lines, ''].join('\n');

const CONFLICT = `[project]
name = "tasks"
requires-python = ">=3.11"
<<<<<<< yours
description = "Tasks of the whole house"
||||||| before
description = "Tasks"
=======
description = "Tasks and their sizes"
>>>>>>> IOPEER
dependencies = [
  "fastapi==0.121.0",
<<<<<<< yours
  "httpx==0.29.0",
||||||| before
=======
  "sqlalchemy==2.1.0",
>>>>>>> IOPEER
]
`;
const pyproject = (description: string, dependency: string | null) =>
  `[project]\nname = "tasks"\nrequires-python = ">=3.11"\ndescription = "${description}"\ndependencies = [\n  "fastapi==0.121.0",\n${dependency ? `  "${dependency}",\n` : ''}]\n`;

const MIGRATION = `"""Task.title is called name; Task gains size"""

from app.core.reshape import Reshape

revision = "0002"
down_revision = "0001"

reshape = Reshape(fills={"size": 1})


def upgrade() -> None:
    reshape.up()


def downgrade() -> None:
    reshape.down()
`;

/** A plan that asks everything a plan can ask, with the contents it shows. */
export function samplePlan(language: 'es' | 'en' = 'en'): { plan: MergePlanView; sides: Sides } {
  const sides = new Sides();
  const es = language === 'es';
  const size = '    size: Mapped[int] = mapped_column()';
  const lines = (text: string) => sides.of(text);
  const plan = emptyPlan({
    nothing: false,
    fingerprint: 'f'.repeat(64),
    unchanged: 148,
    renames: [
      { kind: 'field', id: 'fld_title', entity: 'Task', from: 'title', to: 'name', isSaid: false },
      { kind: 'entity', id: 'ent_label', entity: null, from: 'Label', to: 'Tag', isSaid: true },
    ],
    changes: [
      {
        impact: 'destructive',
        kind: 'entity.removed',
        sentence: es
          ? 'Attachment desaparece, con todos sus registros'
          : 'Attachment goes, with all its records',
        stake: {
          sentence: es
            ? 'Se pierden todos los registros de Attachment.'
            : 'Every record of Attachment is lost.',
          countSql: 'SELECT count(*) FROM attachment;',
        },
      },
      {
        impact: 'destructive',
        kind: 'field.removed',
        sentence: es ? 'Task pierde `notes`, con lo que contiene' : 'Task loses `notes`, with what it holds',
        stake: {
          sentence: es ? 'Se pierde lo que `notes` contiene.' : 'What `notes` holds is lost.',
          countSql: 'SELECT count(*) FROM task WHERE notes IS NOT NULL;',
        },
      },
      {
        impact: 'backfill',
        kind: 'field.added',
        sentence: es ? 'Task gana `size` (entero)' : 'Task gains `size` (integer)',
      },
      {
        impact: 'check',
        kind: 'field.unique',
        sentence: es ? 'Tag.name pasa a ser único' : 'Tag.name becomes unique',
      },
      {
        impact: 'safe',
        kind: 'field.renamed',
        sentence: es
          ? 'En Task, `title` pasa a llamarse `name`'
          : 'In Task, `title` is called `name` from now on',
      },
      {
        impact: 'safe',
        kind: 'field.moved',
        sentence: es ? 'Los campos de Task cambian de orden' : 'The fields of Task change places',
      },
    ],
    migration: { path: 'backend/alembic/versions/0002_task_name.py', content: lines(MIGRATION) },
    questions: [
      { key: 'Task.size', entity: 'Task', label: 'size', type: 'integer', choices: [], isAnswered: false },
      {
        key: 'Task.urgent',
        entity: 'Task',
        label: 'urgent',
        type: 'boolean',
        choices: [],
        isAnswered: false,
      },
      { key: 'Task.due', entity: 'Task', label: 'due', type: 'date', choices: [], isAnswered: false },
      {
        key: 'Task.state=odd',
        entity: 'Task',
        label: 'state',
        type: 'enum',
        choices: ['new', 'old'],
        isAnswered: false,
      },
    ],
    files: [
      {
        path: MODELS,
        owner: 'G',
        kind: 'edited',
        movable: true,
        target: 'backend/app/modules/task/models.py',
        sides: {
          base: lines(models('title')),
          mine: lines(models('title', '    shout: Mapped[bool] = mapped_column(default=False)')),
          next: lines(models('name', size)),
          result: lines(
            'from sqlalchemy.orm import Mapped, mapped_column\n\nfrom ._generated.models import TaskBase\n\n\nclass Task(TaskBase):\n    shout: Mapped[bool] = mapped_column(default=False)\n',
          ),
        },
      },
      {
        path: SERVICE,
        owner: 'G',
        kind: 'edited',
        movable: false,
        sides: {
          base: lines(service('    limit = 50')),
          mine: lines(service('    limit = 500')),
          next: lines(service('    limit = 50', '    sizes = True')),
          result: null,
        },
      },
      {
        path: 'backend/pyproject.toml',
        owner: 'M',
        kind: 'conflict',
        reason: 'both-changed',
        sides: {
          base: lines(pyproject('Tasks', null)),
          mine: lines(pyproject('Tasks of the whole house', 'httpx==0.29.0')),
          next: lines(pyproject('Tasks and their sizes', 'sqlalchemy==2.1.0')),
          result: lines(CONFLICT),
        },
      },
      { path: 'docs/logo.png', owner: 'M', kind: 'conflict', reason: 'binary' },
      {
        path: 'backend/app/modules/task/_generated/schemas.py',
        owner: 'G',
        kind: 'rewritten',
        sides: {
          base: lines('title: str\n'),
          mine: lines('title: str\n'),
          next: lines('name: str\nsize: int\n'),
          result: null,
        },
      },
      {
        path: 'backend/app/modules/tag/service.py',
        owner: 'U',
        kind: 'moved',
        from: 'backend/app/modules/label/service.py',
      },
      { path: 'backend/app/modules/attachment/_generated/models.py', owner: 'G', kind: 'deleted' },
      { path: 'backend/alembic/versions/0002_task_name.py', owner: 'G', kind: 'new' },
      { path: 'README.md', owner: 'M', kind: 'merged' },
      { path: 'frontend/app/layout.tsx', owner: 'G', kind: 'detached' },
    ],
    mentions: [
      {
        path: 'backend/app/modules/task/hooks.py',
        line: 12,
        from: 'title',
        to: 'name',
        text: '    task.title = task.title.strip()',
      },
    ],
    open: {
      confirm: true,
      questions: ['Task.size', 'Task.urgent', 'Task.due', 'Task.state=odd'],
      edited: [MODELS, SERVICE],
      conflicts: ['backend/pyproject.toml', 'docs/logo.png'],
      dryRun: false,
    },
  });
  return { plan, sides };
}
