import { useTranslations } from 'next-intl';
import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx';

/** The text a project will start with, to look at before it exists. */
export function SpecPreview({ name, text, language }: { name: string; text: string; language?: string }) {
  const t = useTranslations('projects');
  return (
    <Card aria-label={t('preview')} className="overflow-hidden">
      <CardHeader>
        <CardTitle className="font-mono text-xs">{name}</CardTitle>
        <span className="ml-auto text-ink-muted text-xs">
          {t('lines', { count: text.split('\n').length })}
        </span>
      </CardHeader>
      <pre
        className="max-h-[28rem] overflow-auto px-4 py-3 font-mono text-xs leading-5 whitespace-pre-wrap focus-visible:-outline-offset-2"
        lang={language}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard.
        tabIndex={0}
      >
        {text}
      </pre>
    </Card>
  );
}
