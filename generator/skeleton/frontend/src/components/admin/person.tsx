'use client';

import { useTranslations } from 'next-intl';
import { Avatar, AvatarFallback } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';

type Props = { name: string; email: string; you?: boolean; closed?: boolean };

/** An account as people know it. */
export function Person({ name, email, you = false, closed = false }: Props) {
  const t = useTranslations('admin.users');
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar className="size-8 max-sm:hidden">
        <AvatarFallback>{[...name][0]?.toUpperCase()}</AvatarFallback>
      </Avatar>
      <span className="flex min-w-0 flex-col">
        <span className="flex min-w-0 items-center gap-1.5 font-medium">
          <span className="truncate">{name}</span>
          {closed ? (
            <Badge className="md:hidden" variant="secondary">
              {t('shut')}
            </Badge>
          ) : null}
          {you ? <Badge variant="soft">{t('you')}</Badge> : null}
        </span>
        {email === name ? null : <span className="truncate text-muted-foreground text-xs">{email}</span>}
      </span>
    </span>
  );
}
