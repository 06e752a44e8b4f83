'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { confirmVerification } from '@/client/sdk.gen';
import { buttonVariants } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { ApiProblem, unwrap } from '@/lib/api/problem';
import { HOME } from '@/lib/auth/next-path';
import { AddressForm } from './address-form';
import { Notice } from './notice';

type Outcome = 'confirmed' | 'refused' | 'failed';

/** Each token is used once, however often the page is rendered. */
const used = new Map<string, Promise<Outcome>>();

function confirm(token: string): Promise<Outcome> {
  const outcome =
    used.get(token) ??
    unwrap(confirmVerification({ body: { token } })).then(
      (): Outcome => 'confirmed',
      (error: unknown): Outcome => {
        if (error instanceof ApiProblem && (error.status === 400 || error.status === 422)) return 'refused';
        used.delete(token);
        return 'failed';
      },
    );
  used.set(token, outcome);
  return outcome;
}

/** Confirms an address with the token of a mail as soon as the page is there. */
export function Verification({ token, signedIn }: { token: string; signedIn: boolean }) {
  const t = useTranslations('auth');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    let shown = true;
    void confirm(token).then((found) => shown && setOutcome(found));
    return () => {
      shown = false;
    };
  }, [token]);
  if (outcome === null)
    return (
      <p className="flex items-center gap-2.5 text-muted-foreground" role="status">
        <Spinner /> {t('verify.working')}
      </p>
    );
  if (outcome === 'confirmed')
    return (
      <div className="flex flex-col gap-5">
        <Notice kind="success">{t('verify.confirmed')}</Notice>
        <Link className={buttonVariants({ className: 'h-10 w-full' })} href={signedIn ? HOME : '/login'}>
          {t(signedIn ? 'verify.goOn' : 'verify.signIn')}
        </Link>
      </div>
    );
  return (
    <div className="flex flex-col gap-5">
      <Notice kind="error">{t(outcome === 'refused' ? 'verify.refused' : 'problems.unknown')}</Notice>
      {outcome === 'refused' ? <AddressForm purpose="verify" /> : null}
    </div>
  );
}
