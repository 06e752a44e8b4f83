'use client';

import './globals.css';

const TEXTS = {
  es: {
    title: 'IOPEER no ha podido mostrar esta página',
    help: 'Lo guardado está a salvo. Inténtalo otra vez; si sigue, da este código a quien lo administra:',
    retry: 'Intentarlo otra vez',
  },
  en: {
    title: 'IOPEER could not show this page',
    help: 'What was saved is safe. Try again; if it goes on, give this code to whoever runs it:',
    retry: 'Try again',
  },
} as const;

/** The last net, for when even the frame of the pages breaks: it stands alone and needs nothing that may be broken. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const language = typeof navigator !== 'undefined' && navigator.language.startsWith('es') ? 'es' : 'en';
  const text = TEXTS[language];
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
  return (
    <html lang={language}>
      <body className="grid min-h-dvh place-items-center p-6 text-center">
        <title>{text.title}</title>
        <main className="max-w-md" id="main">
          <h1 className="font-semibold text-xl">{text.title}</h1>
          <p className="mt-2 text-ink-muted">
            {text.help} <code className="font-mono text-ink">{digest}</code>
          </p>
          <button
            className="mt-5 h-9 rounded-md bg-primary px-4 font-medium text-ink-inverse text-sm"
            onClick={retry}
            type="button"
          >
            {text.retry}
          </button>
        </main>
      </body>
    </html>
  );
}
