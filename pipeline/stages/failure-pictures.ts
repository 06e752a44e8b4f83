import { FAILED_FOLDER, SCREENSHOTS_FOLDER } from '#generator/blueprint/screenshots.ts';
import { FAILED_TESTS_FOLDER } from '#generator/render/frontend-checks.ts';
import type { Finding } from '#lib/runs/schema.ts';
import { readTree, type Tree, type TreeFile } from '../workspace/tree.ts';

/**
 * Takes over what the browser showed when tests failed. Takes findings whose `screenshot` is the path in the report, as
 * the sandbox saw it; gives them with the picture's place in the project, and the pictures. A picture that is not among
 * the reports is left out. Throws for links and the like.
 */
export async function withPictures(
  findings: readonly Finding[],
  reports: string,
): Promise<{ findings: Finding[]; pictures: Tree }> {
  const pictures = new Map<string, TreeFile>();
  if (findings.every(({ screenshot }) => screenshot === undefined))
    return { findings: [...findings], pictures };
  const left = await readTree(reports);
  const placed = findings.map(({ screenshot, ...finding }): Finding => {
    const at = screenshot?.indexOf(`/reports/${FAILED_TESTS_FOLDER}/`) ?? -1;
    const file = at === -1 ? undefined : left.get(screenshot?.slice(at + '/reports/'.length) ?? '');
    if (file === undefined) return finding;
    const path = `${SCREENSHOTS_FOLDER}${FAILED_FOLDER}${pictures.size + 1}.png`;
    pictures.set(path, { content: file.content, executable: false });
    return { ...finding, screenshot: path };
  });
  return { findings: placed, pictures };
}
