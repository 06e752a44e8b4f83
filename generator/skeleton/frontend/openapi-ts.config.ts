import { defineConfig } from '@hey-api/openapi-ts';

/** The typed client is made from the API's own description; `npm run client` makes it again. */
export default defineConfig({
  input: '../backend/openapi.json',
  output: { path: 'src/client', clean: true },
  plugins: [
    '@hey-api/typescript',
    { name: '@hey-api/client-fetch', runtimeConfigPath: './src/lib/api/runtime' },
    // Browsers send cookies: who asks is not said again in every function.
    { name: '@hey-api/sdk', validator: false, auth: false },
    { name: 'zod', requests: false, responses: false, definitions: true },
  ],
});
