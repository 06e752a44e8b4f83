import type { Blueprint } from '../blueprint/schema.ts';
import { type FileMap, FileMapBuilder } from './files.ts';
import type { Skeleton } from './skeleton.ts';

export type RenderOptions = {
  /** Content of SPEC.md: the person's text, or the printed Blueprint. */
  specText: string;
};

/**
 * Takes a valid Blueprint and the skeleton, returns every file of the project. Pure: the same input gives the same
 * bytes. Throws one error naming every problem when the input would write outside the project or a path twice.
 */
export function renderProject(blueprint: Blueprint, skeleton: Skeleton, options: RenderOptions): FileMap {
  const files = new FileMapBuilder();
  files.add('SPEC.md', options.specText, 'U');
  for (const [path, content] of skeleton) files.add(path, content, 'G');
  files.add('.iopeer/blueprint.json', `${JSON.stringify(blueprint, null, 2)}\n`, 'G');
  return files.finish();
}
