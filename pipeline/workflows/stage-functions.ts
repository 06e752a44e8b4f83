import type {
  CodeInput,
  CodeOutput,
  FixInput,
  FixOutput,
  InstallInput,
  InstallOutput,
  PackageInput,
  PackageOutput,
  PlanInput,
  PlanOutput,
  StageFunction,
  TestInput,
  TestOutput,
} from '../stages/contract.ts';
import type { Describe } from '../stages/package.ts';

/** What does the work of a run. The service gives the real stages; tests give scripted ones. */
export type StageFunctions = {
  plan: StageFunction<PlanInput, PlanOutput>;
  code: StageFunction<CodeInput, CodeOutput>;
  install: StageFunction<InstallInput, InstallOutput>;
  test: StageFunction<TestInput, TestOutput>;
  fix: StageFunction<FixInput, FixOutput>;
  package: StageFunction<PackageInput, PackageOutput>;
  /** Of functions that make projects, which meet what people have made of an earlier one: how such a project describes its API. */
  merges: { describeApi: Describe } | null;
};
