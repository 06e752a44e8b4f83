'use client';

import { useTranslations } from 'next-intl';
import { Avatar, AvatarFallback } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';

/** An account as people know it. */
export function Person({ name, email, you = false }: { name: string; email: string; you?: boolean }) {
  const t = useTranslations('admin.users');
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar className="size-8">
        <AvatarFallback>{[...name][0]?.toUpperCase()}</AvatarFallback>
      </Avatar>
      <span className="flex min-w-0 flex-col">
        <span className="flex min-w-0 items-center gap-1.5 font-medium">
          <span className="truncate">{name}</span>
          {you ? <Badge variant="soft">{t('you')}</Badge> : null}
        </span>
        {email === name ? null : <span className="truncate text-muted-foreground text-xs">{email}</span>}
      </span>
    </span>
  );
}
