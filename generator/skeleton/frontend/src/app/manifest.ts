import type { MetadataRoute } from 'next';
import { project } from '@/lib/project';
import { themeColor } from '@/lib/theme';

/** What a device needs to know to install the application, in the language of the SPEC. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const words = await import(`@messages/entities.${project.language}.json`);
  return {
    id: '/',
    name: project.name,
    short_name: project.name,
    description: words.default.project.description || undefined,
    lang: project.language,
    start_url: '/dashboard',
    scope: '/',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: themeColor,
    icons: [
      { src: '/icons/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/icons/192.png', type: 'image/png', sizes: '192x192' },
      { src: '/icons/512.png', type: 'image/png', sizes: '512x512' },
      { src: '/icons/maskable-192.png', type: 'image/png', sizes: '192x192', purpose: 'maskable' },
      { src: '/icons/maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
  };
}
