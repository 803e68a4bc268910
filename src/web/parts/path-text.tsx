import { splitPath } from '../model/format.ts';

/** A path of which the folder is shortened first. */
export function PathText({ path, title = true }: { path: string; title?: boolean }) {
  const { folder, name } = splitPath(path);
  return (
    <span class="path" title={title ? path : undefined}>
      {folder !== '' && <span class="path-folder"><bdi>{folder}</bdi></span>}
      <span class="path-name">{name}</span>
    </span>
  );
}
