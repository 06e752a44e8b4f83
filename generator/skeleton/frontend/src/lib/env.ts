import { shortestPassword } from './auth/password-strength';

/** What differs between two installations of the pages, read by the server only. */
export const env = {
  /** Where the API runs, without a slash at the end. */
  backendUrl: address(process.env.BACKEND_URL ?? 'http://127.0.0.1:8000'),
  /** The shortest password the API takes: the same setting as the API's, which has the last word. */
  shortestPassword: shortestPassword(process.env.PASSWORD_MIN_LENGTH),
};

/** Some hosts tell the address of a service without its scheme. */
function address(text: string): string {
  return (/^https?:/.test(text) ? text : `http://${text}`).replace(/\/$/, '');
}
