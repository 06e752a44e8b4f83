/** `node generator/golden/rewrite.ts` writes the golden trees anew; git then shows what a change of the generator does. */
import { GOLDEN, renderGolden, writeGolden } from './tree.ts';

for (const name of Object.keys(GOLDEN)) {
  const files = renderGolden(name);
  writeGolden(name, files);
  console.log(`${name}: ${files.size} files`);
}
