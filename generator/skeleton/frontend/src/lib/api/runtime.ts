import type { CreateClientConfig } from '@/client/client.gen';
import { apiFetch } from './fetch';

/** Settings of the typed client: our own address, sessions in cookies. */
export const createClientConfig: CreateClientConfig = (config) => ({
  ...config,
  baseUrl: '',
  fetch: apiFetch,
});
