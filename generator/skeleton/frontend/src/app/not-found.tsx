import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Missing } from '@/components/shell/missing';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell.missing');
  return { title: t('title') };
}

export default function NotFound() {
  return (
    <main className="flex min-h-dvh" id="main">
      <Missing home="/" />
    </main>
  );
}
