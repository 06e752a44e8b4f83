/** What differs between two installations of the pages, read by the server only. */
export const env = {
  /** Where the API runs, without a slash at the end. */
  backendUrl: (process.env.BACKEND_URL ?? 'http://127.0.0.1:8000').replace(/\/$/, ''),
};
