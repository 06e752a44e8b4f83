'use client';

import { Languages, Monitor, Moon, Sun } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { Hint } from '@/components/ui/tooltip';
import { cn } from '@/lib/cn';
import { remember } from '@/lib/cookie';

export const THEMES = [
  { value: 'light', icon: Sun },
  { value: 'dark', icon: Moon },
  { value: 'system', icon: Monitor },
] as const;

/** Each language in itself: whoever looks for theirs can read it. */
export const LANGUAGES = [
  { value: 'es', label: 'Español' },
  { value: 'en', label: 'English' },
] as const;

/** Returns the language of the pages and how to change it, without losing what is on them. */
export function useLanguage() {
  const locale = useLocale();
  const router = useRouter();
  const [pending, start] = useTransition();
  return {
    locale,
    pending,
    choose: (next: string) => {
      remember('locale', next);
      start(() => router.refresh());
    },
  };
}

export function LanguageMenu({ className }: { className?: string }) {
  const t = useTranslations('shell');
  const { locale, choose, pending } = useLanguage();
  return (
    <DropdownMenu>
      <Hint label={t('language.label')} side="bottom">
        <DropdownMenuTrigger
          render={
            <Button
              aria-busy={pending || undefined}
              aria-label={t('language.label')}
              className={className}
              size="icon-sm"
              variant="ghost"
            >
              <Languages aria-hidden />
            </Button>
          }
        />
      </Hint>
      <DropdownMenuContent align="end">
        <DropdownMenuRadioGroup onValueChange={choose} value={locale}>
          <DropdownMenuLabel>{t('language.label')}</DropdownMenuLabel>
          {LANGUAGES.map(({ value, label }) => (
            <DropdownMenuRadioItem key={value} lang={value} value={value}>
              {label}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

export function ThemeMenu({ className }: { className?: string }) {
  const t = useTranslations('shell');
  const { theme = 'system', setTheme } = useTheme();
  return (
    <DropdownMenu>
      <Hint label={t('theme.label')} side="bottom">
        <DropdownMenuTrigger
          render={
            <Button
              aria-label={t('theme.label')}
              className={cn('relative', className)}
              size="icon-sm"
              variant="ghost"
            >
              <Sun aria-hidden className="size-4 dark:hidden" />
              <Moon aria-hidden className="hidden size-4 dark:block" />
            </Button>
          }
        />
      </Hint>
      <DropdownMenuContent align="end">
        <DropdownMenuRadioGroup onValueChange={setTheme} value={theme}>
          <DropdownMenuLabel>{t('theme.label')}</DropdownMenuLabel>
          {THEMES.map(({ value, icon: Icon }) => (
            <DropdownMenuRadioItem key={value} value={value}>
              <Icon aria-hidden />
              {t(`theme.${value}`)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
