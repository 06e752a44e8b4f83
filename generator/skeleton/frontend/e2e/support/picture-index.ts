import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Puts the notes of all processes together, once the last test is over: `pages.json` says what the pictures show. */
export default function writeIndex(): void {
  const folder = process.env.E2E_SCREENSHOTS;
  if (!folder || !existsSync(folder)) return;
  const notes = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'pages.json')
    .sort()
    .map((name) => join(folder, name));
  const pages = notes.map((path) => JSON.parse(readFileSync(path, 'utf8')));
  writeFileSync(join(folder, 'pages.json'), `${JSON.stringify(pages, null, 2)}\n`);
  for (const path of notes) rmSync(path);
}
