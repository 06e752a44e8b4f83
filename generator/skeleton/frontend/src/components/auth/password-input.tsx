'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useState } from 'react';
import { InputGroup, InputGroupAddon, InputGroupButton, InputGroupInput } from '@/components/ui/input-group';
import type { Input } from '@/components/ui/input';

/** A password, hidden until somebody asks to see what they wrote. */
export function PasswordInput(props: Omit<ComponentProps<typeof Input>, 'type'>) {
  const t = useTranslations('auth.password');
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <InputGroup>
      <InputGroupInput
        autoCapitalize="none"
        spellCheck={false}
        {...props}
        className="pr-1"
        type={shown ? 'text' : 'password'}
      />
      <InputGroupAddon align="inline-end">
        <InputGroupButton
          aria-label={t('show')}
          aria-pressed={shown}
          disabled={props.disabled ?? false}
          onClick={() => setShown(!shown)}
        >
          <Icon aria-hidden />
        </InputGroupButton>
      </InputGroupAddon>
    </InputGroup>
  );
}
