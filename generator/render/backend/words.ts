import type { Language } from '../../blueprint/schema.ts';

/** Sentences the generated project says about its entities, in the SPEC's language. */
export type Words = {
  list: (plural: string) => string;
  get: (label: string) => string;
  create: (label: string) => string;
  update: (label: string) => string;
  delete: (label: string) => string;
  nested: (label: string, parent: string) => string;
  link: (label: string, parent: string) => string;
  unlink: (label: string, parent: string) => string;
  setLinks: (label: string, parent: string) => string;
  figures: (plural: string) => string;
  exportCsv: (plural: string) => string;
  importCsv: (plural: string) => string;
  created: string;
  updated: string;
  version: string;
  role: string;
  active: string;
  deleted: string;
  restore: (label: string) => string;
  batchCreate: (plural: string) => string;
  batchUpdate: (plural: string) => string;
  batchDelete: (plural: string) => string;
  files: string;
  changes: string;
  features: string;
  auth: string;
  health: string;
};

const WORDS: Record<Language, Words> = {
  en: {
    list: (plural) => `List ${plural}`,
    get: (label) => `Get one: ${label}`,
    create: (label) => `Create: ${label}`,
    update: (label) => `Change: ${label}`,
    delete: (label) => `Delete: ${label}`,
    nested: (label, parent) => `${label} of: ${parent}`,
    link: (label, parent) => `Link ${label} to: ${parent}`,
    unlink: (label, parent) => `Unlink ${label} from: ${parent}`,
    setLinks: (label, parent) => `Set all ${label} of: ${parent}`,
    figures: (plural) => `Figures about ${plural}`,
    exportCsv: (plural) => `${plural} as a CSV file`,
    importCsv: (plural) => `Create ${plural} from a CSV file`,
    created: 'Created',
    updated: 'Updated',
    version: 'Version',
    role: 'Role',
    active: 'Active',
    deleted: 'Deleted',
    restore: (label) => `Restore: ${label}`,
    batchCreate: (plural) => `Create several: ${plural}`,
    batchUpdate: (plural) => `Change several: ${plural}`,
    batchDelete: (plural) => `Delete several: ${plural}`,
    files: 'Uploaded files',
    changes: 'What has just changed: `/api/v1/changes`, a WebSocket',
    features: 'What may be turned off',
    auth: 'Accounts and sessions',
    health: 'Is the service alive and ready',
  },
  es: {
    list: (plural) => `Listar ${plural}`,
    get: (label) => `Consultar: ${label}`,
    create: (label) => `Crear: ${label}`,
    update: (label) => `Cambiar: ${label}`,
    delete: (label) => `Borrar: ${label}`,
    nested: (label, parent) => `${label} de: ${parent}`,
    link: (label, parent) => `Vincular ${label} a: ${parent}`,
    unlink: (label, parent) => `Desvincular ${label} de: ${parent}`,
    setLinks: (label, parent) => `Fijar todo ${label} de: ${parent}`,
    figures: (plural) => `Cifras de ${plural}`,
    exportCsv: (plural) => `${plural} en un archivo CSV`,
    importCsv: (plural) => `Crear ${plural} desde un archivo CSV`,
    created: 'Creado',
    updated: 'Actualizado',
    version: 'Versión',
    role: 'Rol',
    active: 'Activa',
    deleted: 'Borrado',
    restore: (label) => `Restaurar: ${label}`,
    batchCreate: (plural) => `Crear varios: ${plural}`,
    batchUpdate: (plural) => `Cambiar varios: ${plural}`,
    batchDelete: (plural) => `Borrar varios: ${plural}`,
    files: 'Archivos subidos',
    changes: 'Lo que acaba de cambiar: `/api/v1/changes`, un WebSocket',
    features: 'Lo que se puede desactivar',
    auth: 'Cuentas y sesiones',
    health: 'Si el servicio vive y puede atender',
  },
};

export const wordsOf = (language: Language): Words => WORDS[language];
