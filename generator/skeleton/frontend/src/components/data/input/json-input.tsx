'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/textarea';
import { isUnreadable } from '@/lib/entity/unreadable';
import type { InputProps } from '@/lib/entity/overrides';
import { controlProps } from './control-props';
import { useTypedText } from './use-typed-text';

const written = (value: unknown): string => JSON.stringify(value, null, 2);

/** Takes what somebody typed, returns the value; null for nothing, undefined for what is no JSON. */
function parseJson(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Structured data, as its text; whether it can be read is said while it is written. */
export function JsonInput(props: InputProps) {
  const t = useTranslations('form.json');
  const text = useTypedText({ ...props, parse: parseJson, format: written });
  const broken = isUnreadable(props.value);
  return (
    <div className="flex flex-col gap-1.5">
      <Textarea
        {...controlProps(props)}
        aria-invalid={props.invalid || broken || undefined}
        autoComplete="off"
        className="font-mono text-xs leading-5 md:text-xs"
        onBlur={text.onBlur}
        onChange={(event) => text.onChange(event.currentTarget.value)}
        onFocus={text.onFocus}
        placeholder="{ }"
        rows={props.compact ? 3 : 6}
        spellCheck={false}
        value={text.value}
      />
      {props.compact ? null : (
        <div className="flex items-center justify-between gap-2 text-muted-foreground text-xs">
          <span>{broken ? t('broken') : t('hint')}</span>
          <Button
            disabled={broken || text.value === '' || props.disabled}
            onClick={text.onBlur}
            size="xs"
            type="button"
            variant="ghost"
          >
            {t('format')}
          </Button>
        </div>
      )}
    </div>
  );
}
