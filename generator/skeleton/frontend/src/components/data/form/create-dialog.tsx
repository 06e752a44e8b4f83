'use client';

import type { EntityDefinition, Ref } from '@/lib/entity/definition';

export type CreateDialogProps = {
  definition: EntityDefinition;
  /** What the new record starts with, by the names requests use. */
  initial: Readonly<Record<string, unknown>>;
  onCreated: (ref: Ref) => void;
  onClose: () => void;
};

/** A new record of another entity, created without leaving the form that needs it. */
export function CreateDialog(_props: CreateDialogProps) {
  return null;
}
