'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Input } from '#components/ui/field.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';

/** A password that can be shown while it is typed. */
export function PasswordInput({ autoComplete }: { autoComplete: 'new-password' | 'current-password' }) {
  const t = useTranslations('auth');
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input autoComplete={autoComplete} className="pr-10" required type={shown ? 'text' : 'password'} />
      <div className="absolute inset-y-0 right-1 grid place-items-center">
        <IconButton
          aria-pressed={shown}
          label={shown ? t('hidePassword') : t('showPassword')}
          onClick={() => setShown(!shown)}
          size="icon-sm"
          type="button"
        >
          {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </IconButton>
      </div>
    </div>
  );
}
