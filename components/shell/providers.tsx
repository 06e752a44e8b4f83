'use client';

import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ThemeProvider } from 'next-themes';
import { type ReactNode, useState } from 'react';
import { Toaster } from '#components/ui/toaster.tsx';
import { TooltipProvider } from '#components/ui/tooltip.tsx';

const FRESH_MS = 10_000;

function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: FRESH_MS, retry: 2, refetchOnWindowFocus: true } },
  });
}

/** What every page needs in the browser: theme, live data, tooltips, toasts. */
export function Providers({ nonce, children }: { nonce?: string; children: ReactNode }) {
  const t = useTranslations('common');
  const [queryClient] = useState(makeQueryClient);
  return (
    <CSPProvider nonce={nonce}>
      <ThemeProvider
        attribute="class"
        defaultTheme="system"
        disableTransitionOnChange
        enableSystem
        nonce={nonce}
      >
        <QueryClientProvider client={queryClient}>
          <TooltipProvider delay={400}>{children}</TooltipProvider>
          <Toaster closeLabel={t('close')} label={t('notifications')} />
        </QueryClientProvider>
      </ThemeProvider>
    </CSPProvider>
  );
}
