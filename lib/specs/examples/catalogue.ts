import { AppError } from '../../errors.ts';
import type { ExampleView } from '../schema.ts';
import { clinica } from './clinica.ts';
import { coworking } from './coworking.ts';
import { fleet } from './fleet.ts';
import { hiring } from './hiring.ts';
import { reformas } from './reformas.ts';
import { restaurante } from './restaurante.ts';

const EXAMPLES: readonly ExampleView[] = [reformas, clinica, restaurante, coworking, hiring, fleet];

/** SPECs to start a project from; those in the reader's language first. */
export function listExamples(locale: string): ExampleView[] {
  const language = locale.startsWith('es') ? 'es' : 'en';
  return [...EXAMPLES].sort((a, b) => Number(b.language === language) - Number(a.language === language));
}

/** The example with this id. Throws `not_found`. */
export function getExample(id: string): ExampleView {
  const example = EXAMPLES.find((candidate) => candidate.id === id);
  if (example === undefined) throw new AppError('not_found');
  return example;
}
