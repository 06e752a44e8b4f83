'use client';

import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronsUpDown, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type RefObject, useRef } from 'react';
import { cn, type Styled } from '@/lib/cn';
import { controlStyle, groupLabelStyle, itemStyle, popupStyle } from './control';

/**
 * A list of choices with a search. Where the server searches, give `items` as they come, `filter={null}` and
 * `onInputValueChange`; say how it goes in `ComboboxStatus`.
 */
export function Combobox<Value, Multiple extends boolean | undefined = false>({
  onValueChange,
  onInputValueChange,
  ...props
}: Base.Root.Props<Value, Multiple>) {
  return (
    <Base.Root<Value, Multiple>
      {...props}
      onInputValueChange={(text, details) => {
        if (isDrop(details)) return;
        onInputValueChange?.(text, details);
      }}
      onValueChange={(value, details) => {
        if (isDrop(details)) return;
        onValueChange?.(value, details);
      }}
    />
  );
}

/** Escape closes the list; pressed once more it drops nothing that was chosen: there are buttons for that. */
function isDrop(details: Base.Root.ChangeEventDetails): boolean {
  if (details.reason !== 'escape-key') return false;
  details.cancel();
  return true;
}

export const ComboboxValue = Base.Value;
export const ComboboxCollection = Base.Collection;
export const ComboboxGroup = Base.Group;

/** Holds on to what the list opens below; for chips, where it is not the input. */
export function useComboboxAnchor(): RefObject<HTMLDivElement | null> {
  return useRef<HTMLDivElement | null>(null);
}

/** A button that shows what is chosen and opens the list; the search is then inside (`ComboboxSearch`). */
export function ComboboxTrigger({ className, children, ...props }: Styled<typeof Base.Trigger>) {
  return (
    <Base.Trigger
      data-slot="combobox-trigger"
      {...props}
      className={cn(
        controlStyle,
        'flex h-9 items-center justify-between gap-2 pr-2 pl-3 text-left select-none hover:border-ring/60 data-popup-open:border-ring data-placeholder:text-muted-foreground',
        className,
      )}
    >
      <span className="min-w-0 flex-1 truncate">{children}</span>
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
    </Base.Trigger>
  );
}

type ComboboxInputProps = Styled<typeof Base.Input> & { showTrigger?: boolean; showClear?: boolean };

/** The search, with buttons that empty it and that open the list. */
export function ComboboxInput({
  className,
  showTrigger = true,
  showClear = false,
  ...props
}: ComboboxInputProps) {
  const t = useTranslations('shell');
  return (
    <Base.InputGroup className="relative w-full">
      <Base.Input
        data-slot="combobox-input"
        {...props}
        className={cn(controlStyle, 'h-9 pr-14 pl-3', className)}
      />
      <span className="absolute inset-y-0 right-1.5 flex items-center">
        {showClear ? (
          <Base.Clear aria-label={t('clear')} className={iconStyle}>
            <X aria-hidden className="size-3.5" />
          </Base.Clear>
        ) : null}
        {showTrigger ? (
          <Base.Trigger aria-label={t('open')} className={iconStyle}>
            <ChevronsUpDown aria-hidden className="size-3.5" />
          </Base.Trigger>
        ) : null}
      </span>
    </Base.InputGroup>
  );
}

const iconStyle =
  'flex size-6 items-center justify-center rounded-sm text-muted-foreground hover:bg-accent hover:text-foreground';

/** The search inside the list, for comboboxes that open from a button. */
export function ComboboxSearch({ className, ...props }: Styled<typeof Base.Input>) {
  return (
    <Base.Input
      data-slot="combobox-search"
      {...props}
      className={cn(
        'h-10 w-full shrink-0 border-b bg-transparent px-3 text-base outline-none placeholder:text-muted-foreground md:text-sm',
        className,
      )}
    />
  );
}

type ComboboxContentProps = Styled<typeof Base.Popup> &
  Pick<Base.Positioner.Props, 'align' | 'side' | 'sideOffset' | 'anchor'>;

export function ComboboxContent({
  className,
  align = 'start',
  side,
  sideOffset = 4,
  anchor,
  ...props
}: ComboboxContentProps) {
  return (
    <Base.Portal>
      <Base.Positioner
        align={align}
        anchor={anchor}
        className="z-50 outline-none"
        collisionPadding={8}
        side={side}
        sideOffset={sideOffset}
      >
        <Base.Popup
          data-slot="combobox-content"
          {...props}
          className={cn(
            popupStyle,
            'flex max-h-[min(22rem,var(--available-height))] w-[max(var(--anchor-width),12rem)] max-w-(--available-width) flex-col overflow-hidden',
            className,
          )}
        />
      </Base.Positioner>
    </Base.Portal>
  );
}

export function ComboboxList({ className, ...props }: Styled<typeof Base.List>) {
  return (
    <Base.List
      data-slot="combobox-list"
      {...props}
      className={cn('min-h-0 flex-1 overflow-y-auto overscroll-contain p-1 data-empty:p-0', className)}
    />
  );
}

export function ComboboxItem({ className, children, ...props }: Styled<typeof Base.Item>) {
  return (
    <Base.Item data-slot="combobox-item" {...props} className={cn(itemStyle, 'pr-8', className)}>
      {children}
      <Base.ItemIndicator className="absolute right-2 flex">
        <Check aria-hidden className="size-4" />
      </Base.ItemIndicator>
    </Base.Item>
  );
}

export function ComboboxLabel({ className, ...props }: Styled<typeof Base.GroupLabel>) {
  return <Base.GroupLabel data-slot="combobox-label" {...props} className={cn(groupLabelStyle, className)} />;
}

export function ComboboxSeparator({ className, ...props }: Styled<typeof Base.Separator>) {
  return <Base.Separator {...props} className={cn('-mx-1 my-1 h-px bg-border', className)} />;
}

/** What is said where nothing matches. */
export function ComboboxEmpty({ className, ...props }: Styled<typeof Base.Empty>) {
  return (
    <Base.Empty
      data-slot="combobox-empty"
      {...props}
      className={cn('px-3 py-6 text-center text-muted-foreground text-sm empty:hidden', className)}
    />
  );
}

/** What is said while the server searches, or when it could not; read aloud. */
export function ComboboxStatus({ className, ...props }: Styled<typeof Base.Status>) {
  return (
    <Base.Status
      data-slot="combobox-status"
      {...props}
      className={cn(
        'flex items-center gap-2 px-3 py-2 text-muted-foreground text-sm empty:hidden',
        className,
      )}
    />
  );
}

/** Many choices, each a chip, with the search behind them. */
export function ComboboxChips({ className, ...props }: Styled<typeof Base.Chips>) {
  return (
    <Base.Chips
      data-slot="combobox-chips"
      {...props}
      className={cn(
        controlStyle,
        'flex min-h-9 flex-wrap items-center gap-1 px-1.5 py-1 focus-within:border-ring focus-within:ring-3 focus-within:ring-ring/25',
        'has-aria-invalid:border-destructive',
        className,
      )}
    />
  );
}

export function ComboboxChip({ className, children, ...props }: Styled<typeof Base.Chip>) {
  const t = useTranslations('shell');
  return (
    <Base.Chip
      data-slot="combobox-chip"
      {...props}
      className={cn(
        'flex h-6 max-w-full items-center gap-1 rounded-sm bg-secondary pr-0.5 pl-2 text-secondary-foreground text-xs outline-none focus-within:bg-accent data-highlighted:bg-primary-soft data-highlighted:text-primary-soft-foreground',
        className,
      )}
    >
      <span className="truncate">{children}</span>
      <Base.ChipRemove
        aria-label={t('remove')}
        className="flex size-5 items-center justify-center rounded-xs text-muted-foreground hover:text-foreground"
      >
        <X aria-hidden className="size-3" />
      </Base.ChipRemove>
    </Base.Chip>
  );
}

export function ComboboxChipsInput({ className, ...props }: Styled<typeof Base.Input>) {
  return (
    <Base.Input
      data-slot="combobox-chips-input"
      {...props}
      className={cn(
        'h-6 min-w-16 flex-1 bg-transparent px-1.5 text-base outline-none placeholder:text-muted-foreground md:text-sm',
        className,
      )}
    />
  );
}
