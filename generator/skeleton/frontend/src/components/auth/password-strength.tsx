'use client';

import { useTranslations } from 'next-intl';
import { strengthOf } from '@/lib/auth/password-strength';
import { cn } from '@/lib/cn';

const STEPS = [1, 2, 3, 4] as const;
const COLOURS = ['bg-border', 'bg-destructive', 'bg-warning', 'bg-success', 'bg-success'] as const;

type PasswordStrengthProps = {
  password: string;
  email: string;
  /** Length of the shortest password the API takes. */
  shortest: number;
};

/** How good a password is while it is being written, and what the API would refuse it for. */
export function PasswordStrength({ password, email, shortest }: PasswordStrengthProps) {
  const t = useTranslations('auth.password');
  const { score, reason } = strengthOf(password, email, shortest);
  const words = (): string => {
    if (score === 0) return t('rule', { minimum: shortest });
    return reason ? t(`refused.${reason}`, { minimum: shortest }) : t(`strength.${score}`);
  };
  return (
    <span className="flex flex-col gap-1.5">
      <span aria-hidden className="mt-0.5 grid grid-cols-4 gap-1">
        {STEPS.map((step) => (
          <span
            className={cn('h-1 rounded-full transition-colors', step <= score ? COLOURS[score] : COLOURS[0])}
            key={step}
          />
        ))}
      </span>
      <span aria-live="polite">{words()}</span>
    </span>
  );
}
