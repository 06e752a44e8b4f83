/** What is particular about this application. */
export const project = {
  name: 'Skeleton',
  slug: 'skeleton',
  language: 'en' as 'es' | 'en',
  auth: false,
  softDelete: true,
  usesFiles: false,
  color: null,
  roles: ['admin', 'user'],
} as const;
