import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startApplication } from './application.ts';
import { joined, tryRequests, validateDocument } from './schemathesis.ts';

const SPEC = `# Lending

## Tool
- name: string, required, unique, max 40
- kind: enum(hand, power), default hand
- price: money, min 0
- bought on: date
- photo: image
- belongs to Tool
- has many Tags (many to many)

## Tag
- name: string, required
`;

test('a generated application answers made-up requests as its valid OpenAPI document says, and never with a 5xx', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'iopeer-conformance-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { signal } = new AbortController();
  const app = await startApplication(SPEC, folder, { nice: 0, signal });
  onTestFinished(() => app.stop());
  await validateDocument(app, folder, signal);
  const effort = { examples: 4, seed: 1, nice: 0 };
  const phases = ['examples', 'fuzzing', 'stateful'] as const;
  const most = await tryRequests(app, folder, { ...effort, phases }, signal);
  const rest = await tryRequests(app, folder, { ...effort, phases: ['fuzzing'], last: true }, signal);
  const found = joined(most, rest);
  expect(found.failures, found.text).toEqual({});
  expect(found.cases).toBeGreaterThan(200);
  expect(await app.errors()).toEqual([]);
});
