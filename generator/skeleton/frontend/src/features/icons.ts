import type { LucideIcon } from 'lucide-react';

/** The sign that stands for each entity everywhere. */
export const ENTITY_ICONS: Readonly<Record<string, LucideIcon>> = {};
