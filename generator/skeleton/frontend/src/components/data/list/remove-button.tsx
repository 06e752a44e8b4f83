import { XIcon } from 'lucide-react';

/** The end of a chip that takes it away. */
export function RemoveButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className="flex size-7 items-center justify-center rounded-r-md text-muted-foreground hover:bg-accent hover:text-foreground focus-visible:-outline-offset-2"
    >
      <XIcon aria-hidden="true" className="size-3.5" />
    </button>
  );
}
