/** Asked before a page is left other than by a link: returns whether somebody has to decide first. */
type Doorkeeper = (href: string) => boolean;

const keepers = new Set<Doorkeeper>();

/** Has `keeper` asked before anybody goes to another page; returns what ends that. */
export function guardLeaving(keeper: Doorkeeper): () => void {
  keepers.add(keeper);
  return () => {
    keepers.delete(keeper);
  };
}

/** Takes an address and what goes there; goes at once, unless what is not saved has to be asked about first. */
export function leaveTo(href: string, go: (href: string) => void): void {
  if (![...keepers].some((keeper) => keeper(href))) go(href);
}
