import type { ThemedToken } from 'shiki/core';

const LANGUAGES = {
  python: () => import('shiki/langs/python.mjs'),
  toml: () => import('shiki/langs/toml.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  markdown: () => import('shiki/langs/markdown.mjs'),
  ini: () => import('shiki/langs/ini.mjs'),
  docker: () => import('shiki/langs/docker.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  bash: () => import('shiki/langs/shellscript.mjs'),
  make: () => import('shiki/langs/make.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
  tsx: () => import('shiki/langs/tsx.mjs'),
  css: () => import('shiki/langs/css.mjs'),
  html: () => import('shiki/langs/html.mjs'),
} as const;
type LanguageName = keyof typeof LANGUAGES;

const BY_ENDING: Record<string, LanguageName> = {
  py: 'python',
  pyi: 'python',
  toml: 'toml',
  yml: 'yaml',
  yaml: 'yaml',
  json: 'json',
  md: 'markdown',
  ini: 'ini',
  cfg: 'ini',
  env: 'ini',
  example: 'ini',
  sql: 'sql',
  sh: 'bash',
  ts: 'typescript',
  mts: 'typescript',
  js: 'typescript',
  mjs: 'typescript',
  tsx: 'tsx',
  jsx: 'tsx',
  css: 'css',
  html: 'html',
  mako: 'python',
};
const BY_NAME: Record<string, LanguageName> = { Dockerfile: 'docker', Makefile: 'make' };

/** Above this, colours would take longer than anybody waits for a file to open. */
const MAX_COLOURED = 200_000;
const THEMES = { light: 'github-light-high-contrast', dark: 'github-dark-default' } as const;

/** The language of a file by its name, null for plain text. */
export function findLanguage(path: string): LanguageName | null {
  const name = path.split('/').at(-1) ?? '';
  return BY_NAME[name] ?? BY_ENDING[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? null;
}

let loading: ReturnType<typeof load> | null = null;

/** Without the WebAssembly engine, which our content security policy does not let in. */
async function load() {
  const [{ createHighlighterCore }, { createJavaScriptRegexEngine }, light, dark] = await Promise.all([
    import('shiki/core'),
    import('shiki/engine/javascript'),
    import('shiki/themes/github-light-high-contrast.mjs'),
    import('shiki/themes/github-dark-default.mjs'),
  ]);
  return createHighlighterCore({
    themes: [light.default, dark.default],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
}

/** A file's lines as coloured pieces, for both themes at once; null when it is better shown plain. */
export async function highlight(path: string, text: string): Promise<ThemedToken[][] | null> {
  const language = findLanguage(path);
  if (language === null || text.length > MAX_COLOURED) return null;
  loading ??= load();
  const highlighter = await loading;
  if (!highlighter.getLoadedLanguages().includes(language)) {
    await highlighter.loadLanguage((await LANGUAGES[language]()).default);
  }
  return highlighter.codeToTokens(text, { lang: language, themes: THEMES, defaultColor: false }).tokens;
}
