/** What is particular about this application. */
export const project = {
  name: 'Skeleton',
  slug: 'skeleton',
  language: 'en',
  auth: false,
  softDelete: true,
  usesFiles: false,
  roles: ['admin', 'user'],
} as const;
