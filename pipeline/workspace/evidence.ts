import { z } from 'zod';
import { hasFrontend, PARTS_BEFORE_CHOICE, type Parts, partsSchema } from '#generator/blueprint/parts.ts';
import { prepare } from '#generator/blueprint/prepare.ts';
import { expectedRules } from '#generator/blueprint/rules.ts';
import { type Blueprint, DATABASES } from '#generator/blueprint/schema.ts';
import { SCREENSHOTS_FOLDER } from '#generator/blueprint/screenshots.ts';
import { sha256Of } from '#lib/artifacts/rules.ts';
import { type Check, checkSchema, SANDBOX_KINDS, type SandboxKind } from '#lib/runs/schema.ts';
import type { Environment } from './environment.ts';
import type { NodePackages } from './node-modules.ts';
import type { Tree } from './tree.ts';
import { productVersion } from './version.ts';

export const EVIDENCE_JSON = '.iopeer/evidence.json';
export const EVIDENCE_PAGE = 'EVIDENCE.md';

/** True for what says how a delivery came about, and so differs each time: it is delivered, and is no part of the project. */
export const isEvidence = (path: string): boolean =>
  path === EVIDENCE_JSON || path === EVIDENCE_PAGE || path.startsWith(SCREENSHOTS_FOLDER);

/** Why a project is not verified, each with its sentence on the page. */
export const UNVERIFIED_REASONS = ['not-checked', 'checks-failed', 'no-sandbox'] as const;

/** What is true of the delivery and worth knowing before relying on it. */
export const REMARKS = [
  'frontend-not-included',
  'backend-not-included',
  'tested-on-sqlite',
  'rules-not-implemented',
] as const;

export const evidenceSchema = z.strictObject({
  version: z.literal(1),
  verified: z.boolean(),
  /** Set exactly when `verified` is false. */
  reason: z.enum(UNVERIFIED_REASONS).nullable(),
  project: z.strictObject({ name: z.string(), slug: z.string(), blueprintHash: z.string() }),
  /** What is delivered; absent in evidence older than the choice. */
  parts: partsSchema.optional(),
  generator: z.strictObject({ name: z.literal('iopeer'), version: z.string() }),
  /** Null when nothing was run. */
  sandbox: z.strictObject({ kind: z.enum(SANDBOX_KINDS), network: z.boolean() }).nullable(),
  database: z.strictObject({ chosen: z.enum(DATABASES), testedOn: z.enum(DATABASES).nullable() }),
  /** Null when nothing was installed. */
  environment: z
    .strictObject({
      python: z.string(),
      platform: z.string(),
      packages: z.record(z.string(), z.string()),
      /** Of the frontend, where one was checked. */
      frontend: z.strictObject({ node: z.string(), packages: z.record(z.string(), z.string()) }).optional(),
    })
    .nullable(),
  checks: z.array(checkSchema),
  fixRounds: z.number().int(),
  remarks: z.array(z.enum(REMARKS)),
  /** What the SPEC asks for beyond create, read, update and delete: the sentence and the function that waits for it. */
  expected: z.array(z.strictObject({ text: z.string(), file: z.string(), name: z.string() })).default([]),
  /** sha256 of every file delivered, this one excepted. */
  files: z.record(z.string(), z.string()),
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type UnverifiedReason = (typeof UNVERIFIED_REASONS)[number];
export type Remark = (typeof REMARKS)[number];

export type EvidenceInput = {
  blueprint: Blueprint;
  blueprintHash: string;
  verified: boolean;
  checks: readonly Check[];
  sandbox: SandboxKind;
  fixRounds: number;
  environment: Environment | null;
  packages?: NodePackages | null;
  parts?: Parts;
  /** The project without its evidence. */
  tree: Tree;
};

/** Everything the evidence says except the hash of its own page, which is made from it. */
export function evidenceOf(input: EvidenceInput): Evidence {
  const { blueprint, checks } = input;
  const ran = checks.length > 0;
  const testedOn = testedDatabase(checks);
  return {
    version: 1,
    verified: input.verified,
    reason: input.verified
      ? null
      : !ran
        ? 'not-checked'
        : input.sandbox === 'none' && allHeld(checks)
          ? 'no-sandbox'
          : 'checks-failed',
    project: { name: blueprint.name, slug: blueprint.slug, blueprintHash: input.blueprintHash },
    ...(input.parts && { parts: input.parts }),
    generator: { name: 'iopeer', version: productVersion() },
    sandbox: ran ? { kind: input.sandbox, network: input.sandbox === 'none' } : null,
    database: { chosen: blueprint.options.database, testedOn },
    environment:
      ran && input.environment
        ? {
            python: input.environment.python.version,
            platform: `${process.platform} ${process.arch}`,
            packages: input.environment.packages,
            ...(input.packages && {
              frontend: { node: input.packages.node, packages: input.packages.packages },
            }),
          }
        : null,
    checks: [...checks],
    fixRounds: input.fixRounds,
    remarks: remarksOf(blueprint, testedOn, input.parts),
    expected: expectedRules(prepare(blueprint)),
    files: Object.fromEntries([...input.tree].map(([path, { content }]) => [path, sha256Of(content)])),
  };
}

/** What the Blueprint asks for that this delivery does not hold or could not try. */
export function remarksOf(
  blueprint: Blueprint,
  testedOn: Evidence['database']['testedOn'],
  parts: Parts = PARTS_BEFORE_CHOICE,
): Remark[] {
  const { database, frontend } = blueprint.options;
  return [
    ...(frontend !== 'none' && !hasFrontend(parts) ? (['frontend-not-included'] as const) : []),
    ...(parts === 'frontend' ? (['backend-not-included'] as const) : []),
    ...(testedOn === 'sqlite' && database !== 'sqlite' ? (['tested-on-sqlite'] as const) : []),
    ...(blueprint.rules.length > 0 ? (['rules-not-implemented'] as const) : []),
  ];
}

/** The database the tests really talked to, read from the command that ran; null when none ran. */
export function testedDatabase(checks: readonly Check[]): Evidence['database']['testedOn'] {
  const command =
    ['tests', 'e2e'].flatMap((name) => checks.find((check) => check.name === name) ?? [])[0]?.command ?? '';
  const scheme = /DATABASE_URL=(sqlite|postgresql|mysql)/.exec(command)?.[1];
  return DATABASES.find((database) => database === scheme) ?? null;
}

function allHeld(checks: readonly Check[]): boolean {
  return checks.every((check) => check.exitCode === 0 && (check.failed ?? 0) === 0);
}
