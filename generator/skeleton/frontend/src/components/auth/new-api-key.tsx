'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ApiKeyMade } from '@/client/types.gen';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { ApiKeyForm } from './api-key-form';
import { ApiKeySecret } from './api-key-secret';

/** Makes a key and shows it, once. */
export function NewApiKey({ onMade }: { onMade: () => unknown }) {
  const t = useTranslations('auth.keys');
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<ApiKeyMade | null>(null);
  return (
    <Dialog
      disablePointerDismissal={made !== null}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setMade(null);
      }}
      open={open}
    >
      <DialogTrigger
        render={
          <Button>
            <Plus aria-hidden />
            {t('new')}
          </Button>
        }
      />
      <DialogContent>
        {made ? (
          <ApiKeySecret apiKey={made} close={() => setOpen(false)} />
        ) : (
          <ApiKeyForm
            onMade={(key) => {
              setMade(key);
              onMade();
            }}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}
