/** Spanish for a Spanish terminal, English for any other; the order of the variables is POSIX's. */
export function detectLanguage(environment) {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return locale.toLowerCase().startsWith('es') ? 'es' : 'en';
}

const language = detectLanguage(process.env);

/** The text in this terminal's language. */
export function pick(text) {
  return text[language];
}
