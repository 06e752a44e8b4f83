import { createSerializer } from 'nuqs';
import { LIST_PARSERS, URL_KEYS, type ViewState } from './use-list-state';

const serialize = createSerializer(LIST_PARSERS, { urlKeys: URL_KEYS });

/** Takes what a list shows, returns the query of its address without the page: what a saved view keeps. */
export const currentSearch = ({ filters, sorts, page: _, ...rest }: ViewState): string =>
  serialize({ ...rest, filters: [...filters], sorts: [...sorts], page: null });

/** Whether two addresses show the same, whatever the order of their parts. */
export function sameSearch(one: string, other: string): boolean {
  const sorted = (search: string): string => {
    const params = new URLSearchParams(search);
    params.sort();
    return params.toString();
  };
  return sorted(one) === sorted(other);
}
