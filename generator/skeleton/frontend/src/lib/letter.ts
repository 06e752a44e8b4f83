import { project } from './project';

/** The letter that stands for the application: the first of its name that any font has, without its accents. */
export const letter = (/[A-Z0-9]/.exec(project.name.normalize('NFD').toUpperCase()) ?? ['A'])[0];
