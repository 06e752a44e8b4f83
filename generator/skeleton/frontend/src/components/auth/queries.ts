/** Keys under which answers about one's own account are remembered. */
export const SESSIONS = ['@account', 'sessions'] as const;
export const API_KEYS = ['@account', 'api-keys'] as const;
