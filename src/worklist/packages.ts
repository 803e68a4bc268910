/** Files that make their folder a package of its own. */
const MANIFESTS = new Set([
  'package.json', 'pyproject.toml', 'setup.py', 'go.mod', 'Cargo.toml', 'pom.xml', 'build.gradle', 'build.gradle.kts', 'composer.json', 'Gemfile', 'BUILD', 'BUILD.bazel',
]);

/** The package of a path: the nearest folder above it with a manifest, `.` for the top. */
export type PackageOf = (path: string | undefined) => string;

/** @param paths Every path of the tree. */
export function packageFinder(paths: Iterable<string>): PackageOf {
  const folders = new Set<string>();
  for (const path of paths) {
    const slash = path.lastIndexOf('/');
    if (MANIFESTS.has(path.slice(slash + 1))) folders.add(slash < 0 ? '.' : path.slice(0, slash));
  }
  return (path) => {
    let folder = path ?? '';
    for (let slash = folder.lastIndexOf('/'); slash >= 0; slash = folder.lastIndexOf('/')) {
      folder = folder.slice(0, slash);
      if (folders.has(folder)) return folder;
    }
    return '.';
  };
}
