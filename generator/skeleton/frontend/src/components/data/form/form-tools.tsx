'use client';

import { ListChecks, Redo2, Rows3, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Tooltip, TooltipContent, TooltipTrigger } from '@/components/ui/tooltip';
import { type FormHistory, useHistoryState } from './use-history';

type FormToolsProps = {
  history: FormHistory;
  isKept: boolean;
  /** Null where the form is too short for steps. */
  layout: 'steps' | 'page' | null;
  onLayout: (layout: 'steps' | 'page') => void;
};

/** What goes with a whole form: undo, redo, whether a draft is kept, one page or steps. */
export function FormTools({ history, isKept, layout, onLayout }: FormToolsProps) {
  const t = useTranslations('form');
  const { canUndo, canRedo } = useHistoryState(history);
  return (
    <div className="flex items-center gap-1">
      <span aria-live="polite" className="mr-1 hidden text-muted-foreground text-xs sm:inline">
        {isKept ? t('draft.kept') : ''}
      </span>
      {layout ? (
        <ToolButton
          label={layout === 'steps' ? t('layout.page') : t('layout.steps')}
          onClick={() => onLayout(layout === 'steps' ? 'page' : 'steps')}
        >
          {layout === 'steps' ? <Rows3 aria-hidden /> : <ListChecks aria-hidden />}
        </ToolButton>
      ) : null}
      <ToolButton disabled={!canUndo} label={t('undo')} onClick={history.undo}>
        <Undo2 aria-hidden />
      </ToolButton>
      <ToolButton disabled={!canRedo} label={t('redo')} onClick={history.redo}>
        <Redo2 aria-hidden />
      </ToolButton>
    </div>
  );
}

type ToolButtonProps = {
  label: string;
  disabled?: boolean;
  onClick: () => void;
  children: React.ReactNode;
};

function ToolButton({ label, disabled = false, onClick, children }: ToolButtonProps) {
  return (
    <Tooltip>
      <TooltipTrigger
        render={
          <Button
            aria-label={label}
            disabled={disabled}
            onClick={onClick}
            size="icon-sm"
            type="button"
            variant="ghost"
          >
            {children}
          </Button>
        }
      />
      <TooltipContent>{label}</TooltipContent>
    </Tooltip>
  );
}
