export type FileEntry = { path: string; size: number };
export type TreeFolder = { kind: 'folder'; name: string; path: string; children: TreeNode[] };
export type TreeFile = { kind: 'file'; name: string; path: string; size: number };
export type TreeNode = TreeFolder | TreeFile;

/** Files by folder, folders first, both by name; a folder that holds nothing but a folder is one line with it. */
export function buildTree(files: readonly FileEntry[]): TreeNode[] {
  const root: TreeFolder = { kind: 'folder', name: '', path: '', children: [] };
  const folders = new Map<string, TreeFolder>([['', root]]);
  const folderAt = (path: string): TreeFolder => {
    const known = folders.get(path);
    if (known) return known;
    const cut = path.lastIndexOf('/');
    const folder: TreeFolder = { kind: 'folder', name: path.slice(cut + 1), path, children: [] };
    folders.set(path, folder);
    folderAt(cut === -1 ? '' : path.slice(0, cut)).children.push(folder);
    return folder;
  };
  for (const { path, size } of files) {
    const cut = path.lastIndexOf('/');
    const parent = folderAt(cut === -1 ? '' : path.slice(0, cut));
    parent.children.push({ kind: 'file', name: path.slice(cut + 1), path, size });
  }
  return tidy(root.children);
}

function tidy(nodes: TreeNode[]): TreeNode[] {
  return nodes
    .map((node) => (node.kind === 'folder' ? joinLonely({ ...node, children: tidy(node.children) }) : node))
    .sort((a, b) => (a.kind === b.kind ? compare(a.name, b.name) : a.kind === 'folder' ? -1 : 1));
}

function joinLonely(folder: TreeFolder): TreeFolder {
  const [only, ...others] = folder.children;
  if (only?.kind !== 'folder' || others.length > 0) return folder;
  return { ...only, name: `${folder.name}/${only.name}` };
}

/** By code unit: the same order in every browser and language, as a listing has it. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The paths of the folders above a file, for opening the tree down to it. */
export function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
