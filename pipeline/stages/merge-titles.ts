/** First lines of the commits a merge makes, in the SPEC's language. */
export const TITLES = {
  es: {
    changes: 'Cambios hechos a mano',
    generate: (name: string) => `Generar ${name}`,
    merge: (name: string) => `Fusionar la nueva generación de ${name}`,
    finish: 'Terminar la fusión',
    restore: (number: number) => `Volver a la versión ${number}`,
    upload: 'Cambios subidos como ZIP',
  },
  en: {
    changes: 'Changes made by hand',
    generate: (name: string) => `Generate ${name}`,
    merge: (name: string) => `Merge the new generation of ${name}`,
    finish: 'Finish the merge',
    restore: (number: number) => `Go back to version ${number}`,
    upload: 'Changes uploaded as a ZIP',
  },
} as const;
