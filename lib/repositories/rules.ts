/** Where git finds a project's repository; `origin` is where browsers find the product. */
export function repositoryAddress(origin: string, team: string, project: string): string {
  return new URL(`/git/${team}/${project}.git`, origin).href;
}
