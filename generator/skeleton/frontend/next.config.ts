import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { env } from './src/lib/env';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  output: process.env.NEXT_OUTPUT === 'standalone' ? 'standalone' : undefined,
  // Where `npm run types` has its own turn, as in IOPEER's checks, they need not be looked at twice.
  typescript: { ignoreBuildErrors: process.env.TYPES_CHECKED === '1' },
  turbopack: { root: import.meta.dirname },
  /**
   * The browser talks to one address only: cookies stay first-party and nothing needs CORS. Where the API runs is read when
   * the pages are built.
   */
  rewrites: async () => [{ source: '/api/:path*', destination: `${env.backendUrl}/api/:path*` }],
};

/** Sentences are taken apart when the pages are built: browsers need no parser for them. */
const withIntl = createNextIntlPlugin({
  requestConfig: './src/i18n/request.ts',
  experimental: { messages: { path: './messages', format: 'json', locales: ['es', 'en'], precompile: true } },
});

export default withIntl(config);
