'use client';

import { Keyboard, LogOut, MonitorSmartphone, UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { toast } from '@/lib/toast';
import { Avatar, AvatarFallback } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLink,
  DropdownMenuSeparator,
  DropdownMenuShortcut,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { useAuth } from '@/lib/auth/user-context';
import { HoverLink } from './hover-link';
import { useShell } from './shell-context';

/** Who is signed in, their own pages, and the way out; nothing in applications without accounts. */
export function UserMenu() {
  const t = useTranslations('shell');
  const { account, setShortcutsOpen } = useShell();
  const { signOut } = useAuth();
  if (!account) return null;
  const leave = async (): Promise<void> => {
    try {
      await signOut();
    } catch {
      toast.error(t('user.signOutFailed'));
    }
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        render={
          <Button className="rounded-full" size="icon-sm" variant="ghost">
            <span className="sr-only">{t('user.menu', { name: account.name })}</span>
            <Avatar aria-hidden className="size-7">
              <AvatarFallback className="text-2xs">{initialsOf(account.name)}</AvatarFallback>
            </Avatar>
          </Button>
        }
      />
      <DropdownMenuContent align="end" className="w-60">
        <div className="px-2 py-1.5">
          <p className="truncate font-medium text-sm">{account.name}</p>
          {account.name === account.email ? null : (
            <p className="truncate text-muted-foreground text-xs">{account.email}</p>
          )}
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuLink render={<HoverLink href="/profile" />}>
          <UserRound aria-hidden />
          {t('user.profile')}
        </DropdownMenuLink>
        <DropdownMenuLink render={<HoverLink href="/profile/security" />}>
          <MonitorSmartphone aria-hidden />
          {t('user.sessions')}
        </DropdownMenuLink>
        <DropdownMenuItem onClick={() => setShortcutsOpen(true)}>
          <Keyboard aria-hidden />
          {t('shortcuts.title')}
          <DropdownMenuShortcut>?</DropdownMenuShortcut>
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem onClick={() => void leave()}>
          <LogOut aria-hidden />
          {t('user.signOut')}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** Takes a name or an address, returns one or two letters that stand for it. */
function initialsOf(name: string): string {
  const words = (name.split('@')[0] ?? '').split(/[\s._-]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? '')][0] ?? '').join('');
}
