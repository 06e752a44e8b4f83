import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'next-intl';
import { project } from '@/lib/project';

const folder = join(import.meta.dirname, '..', '..', 'messages');
const read = (...path: string[]): object => JSON.parse(readFileSync(join(folder, ...path), 'utf8'));

/** All words of the application in its own language: what people read, and what tests find things by. */
const messages: Record<string, unknown> = Object.assign(
  {},
  ...readdirSync(join(folder, project.language)).map((name) => read(project.language, name)),
  read(`entities.${project.language}.json`),
);

const translator = createTranslator({ locale: project.language, messages, timeZone: 'UTC' });

/** Takes the key of a message and what its gaps hold, returns it as people read it. */
export const t = (key: string, values?: Record<string, string | number>): string =>
  translator(key as never, values as never);

/** Takes a text, returns what finds just that, whatever the case of its letters: sentences begin with a capital. */
export const exactly = (text: string): RegExp =>
  new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')}$`, 'i');

/** The same for a part of a longer text. */
export const containing = (text: string): RegExp => new RegExp(exactly(text).source.slice(1, -1), 'i');
