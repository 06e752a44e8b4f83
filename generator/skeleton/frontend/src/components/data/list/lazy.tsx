'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '@/components/ui/skeleton';

/*
 * What nobody needs to see a list: loaded with the first wish for it, so that the first picture comes sooner.
 */
const Waiting = () => <Skeleton className="m-2.5 h-28" />;
const Nothing = () => null;

export const FieldList = dynamic(() => import('./field-list').then((module) => module.FieldList), {
  ssr: false,
  loading: Waiting,
});
export const FilterEditor = dynamic(() => import('./filter-editor').then((module) => module.FilterEditor), {
  ssr: false,
  loading: Waiting,
});
export const DisplayPanel = dynamic(() => import('./display-panel').then((module) => module.DisplayPanel), {
  ssr: false,
  loading: Waiting,
});
export const SavedPanel = dynamic(() => import('./saved-panel').then((module) => module.SavedPanel), {
  ssr: false,
  loading: Waiting,
});
export const BulkBar = dynamic(() => import('./bulk-bar').then((module) => module.BulkBar), {
  ssr: false,
  loading: Nothing,
});
export const CellEditor = dynamic(() => import('./cell-editor').then((module) => module.CellEditor), {
  ssr: false,
  loading: Nothing,
});
export const CardList = dynamic(() => import('./card-list').then((module) => module.CardList), {
  ssr: false,
  loading: Waiting,
});
export const EmptyList = dynamic(() => import('./empty-list').then((module) => module.EmptyList), {
  ssr: false,
  loading: Nothing,
});
export const ErrorList = dynamic(() => import('./error-list').then((module) => module.ErrorList), {
  ssr: false,
  loading: Nothing,
});
