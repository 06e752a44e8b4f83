'use client';

import en from '@messages/en/failure.json';
import es from '@messages/es/failure.json';
import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { project } from '@/lib/project';
import './globals.css';

const WORDS = { es: es.failure, en: en.failure };

/** When nothing at all could be drawn, words included: they are in both languages in here, and there is no theme. */
export default function GlobalError({ error, retry }: { error: Error; retry: () => void }) {
  const language = typeof document === 'undefined' ? project.language : chosenLanguage();
  const words = WORDS[language];
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <html lang={language}>
      <body>
        <title>{`${words.title} · ${project.name}`}</title>
        <main
          className="flex min-h-dvh flex-col items-center justify-center gap-5 p-8 text-center"
          role="alert"
        >
          <div className="max-w-sm">
            <h1 className="font-semibold text-base tracking-tight">{words.title}</h1>
            <p className="mt-1.5 text-muted-foreground text-sm">{words.description}</p>
          </div>
          <Button onClick={retry}>{words.retry}</Button>
        </main>
      </body>
    </html>
  );
}

function chosenLanguage(): 'es' | 'en' {
  const chosen = /(?:^|; )locale=(es|en)/.exec(document.cookie)?.[1];
  return chosen === 'es' || chosen === 'en' ? chosen : project.language;
}
