'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Switch } from '@/components/ui/switch';
import { isClearable } from '@/lib/entity/fields';
import type { InputProps } from '@/lib/entity/overrides';
import { controlProps } from './control-props';

/** Yes or no; where neither is an answer too, a button takes the answer back. */
export function BooleanInput(props: InputProps) {
  const t = useTranslations('form.boolean');
  const { value } = props;
  const word = value === true ? t('yes') : value === false ? t('no') : t('unset');
  return (
    <div className="flex min-h-9 items-center gap-2.5">
      <Switch
        {...controlProps(props)}
        checked={value === true}
        onBlur={props.onBlur}
        onCheckedChange={(checked) => props.onChange(checked)}
      />
      <span aria-hidden className="text-muted-foreground text-sm">
        {word}
      </span>
      {isClearable(props.field) && typeof value === 'boolean' && !props.disabled ? (
        <Button onClick={() => props.onChange(null)} size="xs" type="button" variant="ghost">
          {t('clear')}
        </Button>
      ) : null}
    </div>
  );
}
