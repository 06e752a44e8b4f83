import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

/** Where the API runs, as the server that serves these pages sees it. Read when the pages are built. */
const backend = process.env.BACKEND_URL ?? 'http://127.0.0.1:8000';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  output: process.env.NEXT_OUTPUT === 'standalone' ? 'standalone' : undefined,
  turbopack: { root: import.meta.dirname },
  /** The browser talks to one address only: cookies stay first-party and nothing needs CORS. */
  rewrites: async () => [{ source: '/api/:path*', destination: `${backend}/api/:path*` }],
};

export default createNextIntlPlugin('./src/i18n/request.ts')(config);
