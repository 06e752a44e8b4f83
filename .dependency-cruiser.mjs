/**
 * The import directions of ARCHITECTURE.md, stated once:
 *   app → components → lib → generator/{spec,blueprint};  gateway → lib;  pipeline → lib, generator;
 *   cli → generator, pipeline/{stages,workspace};  gateway → pipeline/workspace.  Nothing imports app or pipeline/main.
 * Tests may look further (a database test signs in, a render test reads files), but nothing imports a test.
 */
const TEST =
  '\\.(test|db\\.test|pipeline\\.test)\\.tsx?$|/testing(\\.ts$|/)|/arbitrary[a-z-]*\\.ts$|^e2e/|^bench/';
const ours = '^(app|components|lib|generator|pipeline|gateway|cli|scripts|messages|e2e|bench|bin)/';

/** Of generator/evolve: what changed between two Blueprints, and how that is said. It renders nothing. */
const WHAT_CHANGED = '^generator/evolve/(changes|diff|diff-fields|impacts|words)\\.ts$';

const layer = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: TEST },
  to: { path: ours, pathNot: allowed },
});

export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two modules that need each other are one module, or need a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      // Made by the set-up: the database client and Next.js' own types.
      to: { couldNotResolve: true, pathNot: '^lib/db/generated|\\.next/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A module that nobody imports and that imports nobody is left over.',
      from: {
        orphan: true,
        pathNot: [
          TEST,
          '\\.d\\.m?ts$',
          '^[^/]+$',
          // Entry points, found by Next.js or started by name.
          '^app/',
          '^scripts/',
          '^bin/',
          '^generator/(skeleton|golden)/',
        ],
      },
      to: {},
    },
    layer('app-is-the-top', '^(?!app/)', '^(?!app/)', 'Nothing imports app.'),
    layer(
      'components-take-lib',
      '^components/',
      '^(components|lib|generator/(spec|blueprint)|messages)/',
      'Components know lib and what a SPEC means.',
    ),
    {
      name: 'components-take-what-browsers-may-know',
      severity: 'error',
      comment:
        'From a domain: its schema, rules and actions (and what is made for the browser); queries and commands stay on the server.',
      from: { path: '^components/', pathNot: TEST },
      to: { path: '^lib/.*/(queries|commands)\\.ts$|^lib/db/|^lib/engine/' },
    },
    layer(
      'lib-takes-the-reader',
      '^lib/',
      `^(lib|generator/(spec|blueprint))/|${WHAT_CHANGED}`,
      'lib is below web and pipeline and knows neither; what a SPEC means, and what changed in that, it may know.',
    ),
    layer(
      'gateway-takes-lib',
      '^gateway/',
      '^(gateway|lib|pipeline/workspace)/',
      'The gateway streams what lib reads, and serves repositories as the pipeline stores them.',
    ),
    layer(
      'pipeline-takes-lib-and-generator',
      '^pipeline/',
      '^(pipeline|lib|generator)/',
      'The pipeline shares domains with the web, nothing else.',
    ),
    layer(
      'cli-is-thin',
      '^cli/',
      '^(cli|generator|pipeline/(stages|workspace|agents)|lib)/',
      'The command line runs stages in its own process.',
    ),
    {
      name: 'stages-need-no-database',
      severity: 'error',
      comment:
        'The command line runs stages without a database: of lib they may know pure words and the environment.',
      from: { path: '^(pipeline/(stages|workspace|agents)|cli)/', pathNot: TEST },
      to: { path: '^lib/', pathNot: '^lib/(env|errors|ids|log|input)\\.ts$|^lib/[^/]+/(schema|rules)\\.ts$' },
    },
    {
      name: 'stages-know-no-workflow',
      severity: 'error',
      from: { path: '^(pipeline/(stages|workspace|agents)|cli)/', pathNot: TEST },
      to: { path: '^pipeline/(workflows/|main\\.ts)' },
    },
    {
      name: 'pipeline-main-is-an-entry',
      severity: 'error',
      from: {},
      to: { path: '^(pipeline|gateway|cli)/main\\.ts$' },
    },
    {
      name: 'generator-is-pure',
      severity: 'error',
      comment:
        'No clock, no randomness, no I/O: nothing of ours outside generator, nothing of Node, and of npm only zod and yaml.',
      from: { path: '^generator/', pathNot: [TEST, '^generator/(golden|skeleton|spec/import)/'] },
      to: { pathNot: '^generator/|node_modules/(zod|yaml)/' },
    },
    {
      name: 'imports-read-sql-and-dbml',
      severity: 'error',
      comment: 'SQL and DBML are parsed by @dbml/core, which runs in a browser too.',
      from: { path: '^generator/spec/import/', pathNot: TEST },
      to: { pathNot: '^generator/|node_modules/(zod|@dbml/core)/' },
    },
    {
      name: 'lib-reads-text-it-does-not-render',
      severity: 'error',
      from: { path: '^lib/', pathNot: TEST },
      to: { path: '^generator/(render|skeleton|golden)/' },
    },
    {
      name: 'doors-only',
      severity: 'error',
      comment:
        'A database handle comes from inTeam or asSystem; the clients behind them are for the doors and for shutdown.',
      from: {
        path: '^(app|components|lib|gateway|pipeline|cli)/',
        pathNot: [TEST, '^lib/db/', '/main\\.ts$'],
      },
      to: { path: '^lib/db/client\\.ts$' },
    },
    {
      name: 'few-step-outside-the-team',
      severity: 'error',
      comment:
        'The system door is for sign-in, memberships, console tickets, the claim loop and the run feed.',
      from: {
        path: '^(app|components|lib|gateway|pipeline|cli)/',
        pathNot: [TEST, '^lib/(db|auth|engine|consoles)/', '^pipeline/workflows/', '^pipeline/main\\.ts$'],
      },
      to: { path: '^lib/db/system\\.ts$' },
    },
    {
      name: 'tests-are-ends',
      severity: 'error',
      comment: 'What only tests need is imported by tests only.',
      from: { pathNot: [TEST, '^scripts/(testing|check)/', '^vitest\\.config'] },
      to: {
        path: '\\.test\\.tsx?$|/testing(\\.ts$|/)|/arbitrary[a-z-]*\\.ts$|^lib/db/catalogue\\.ts$|^scripts/testing/',
      },
    },
    {
      name: 'product-needs-no-dev-package',
      severity: 'error',
      from: {
        path: '^(app|components|lib|gateway|pipeline|cli|generator)/',
        pathNot: [TEST, '^generator/golden/'],
      },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
    {
      name: 'packages-are-declared',
      severity: 'error',
      comment: 'A package reached through another one vanishes when that one changes its mind.',
      from: { path: ours },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.data|lib/db/generated|generator/skeleton|generator/golden/(?!.*\\.ts$))' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
