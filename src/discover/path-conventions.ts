/** Why the style of a file says nothing about who wrote it. Records and declarations apply to it all the same. */
export type StyleExclusion = 'generated' | 'vendored' | 'minified' | 'data' | 'lock' | 'declaration' | 'fixture';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const LOCK_FILES = words(`package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml bun.lock bun.lockb deno.lock poetry.lock
pipfile.lock uv.lock pdm.lock pixi.lock conda-lock.yml cargo.lock gemfile.lock composer.lock go.sum go.work.sum flake.lock
mix.lock pubspec.lock package.resolved podfile.lock cartfile.resolved packages.lock.json gradle.lockfile
.terraform.lock.hcl module.bazel.lock paket.lock`);

/** After the vendor list of linguist, without `cache/`, which is more often a module of one's own. */
const VENDOR_FOLDERS = words(`node_modules bower_components jspm_packages vendor vendors third_party thirdparty third-party
3rdparty 3rd_party 3rd-party extern external externals site-packages pods carthage .yarn .pnpm _esy .mvn wwwroot/lib
godeps/_workspace`);
const VENDOR_ROOTS = words('deps dependencies');
const VENDOR_FILES = words('gradlew gradlew.bat mvnw mvnw.cmd .pnp.cjs .pnp.loader.mjs configure config.guess config.sub ltmain.sh');
const VENDOR_LIBRARIES = /^(?:jquery|bootstrap|modernizr|font-?awesome|angular|ember|react|vue|d3|underscore|prototype|less|raphael|shCore)[-.]\d[\d.]*(?:\.(?:min|slim|bundle|js|css|map))+$/i;

const GENERATED_FOLDERS = words('dist generated __generated__ .next .nuxt .svelte-kit __pycache__ .generated');
const GENERATED_NAME = /(?:\.generated\.|\.gen\.|\.g\.dart$|\.pb\.|_pb2(?:_grpc)?\.pyi?$|_pb\.(?:js|ts|d\.ts)$|\.designer\.cs$|^zz_generated\.|\.bundle\.[cm]?js$|\.(?:js|css|mjs|cjs)\.map$)/i;
const MINIFIED_NAME = /[.-]min\.(?:[cm]?js|css)$/i;
const DECLARATION_NAME = /\.d\.(?:[cm]?ts|[^.]+\.ts)$/i;
const FIXTURE_FOLDERS = words('fixtures fixture __fixtures__ testdata test-data test_data __snapshots__ snapshots __mocks__/data cassettes');
const FIXTURE_NAME = /\.(?:snap|golden|snapshot)(?:\.[a-z]+)?$/i;

/** Whether {@link excludeByPath} would say `lock`. */
export const isLockFile = (path: string): boolean => LOCK_FILES.has(path.slice(path.lastIndexOf('/') + 1).toLowerCase());

/**
 * What a path alone says about a file.
 * @param path as in the tree, forward slashes
 */
export function excludeByPath(path: string): StyleExclusion | undefined {
  const segments = path.toLowerCase().split('/');
  const name = segments.at(-1) ?? '';
  const folders = segments.slice(0, -1);
  const isUnder = (names: ReadonlySet<string>): boolean =>
    folders.some((folder, at) => names.has(folder) || names.has(`${folder}/${folders[at + 1]}`));
  if (LOCK_FILES.has(name)) return 'lock';
  if (isUnder(VENDOR_FOLDERS) || VENDOR_ROOTS.has(folders[0] ?? '') || VENDOR_FILES.has(name) || VENDOR_LIBRARIES.test(name)) {
    return 'vendored';
  }
  if (MINIFIED_NAME.test(name)) return 'minified';
  if (isUnder(GENERATED_FOLDERS) || GENERATED_NAME.test(name)) return 'generated';
  if (isUnder(FIXTURE_FOLDERS) || FIXTURE_NAME.test(name)) return 'fixture';
  return DECLARATION_NAME.test(name) ? 'declaration' : undefined;
}
