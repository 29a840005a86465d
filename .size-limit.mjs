import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

// How much a person's browser loads, compressed. Which files that are is read from the build's own
// manifest: what an entry imports is loaded with it, what it imports later is not.

const FOLDER = 'dist/size';
const LANGUAGES = /^translations\/[\w-]+\.json$/;
const RESTS = /^translations\/[\w-]+\.json\?rest$/;
const PAGE = 'src/app/locations/nav-bar.tsx';
const SIDEBAR = 'src/app/locations/sidebar.tsx';
const MODAL = 'src/app/locations/fix-modal.tsx';
const SDK = /zendesk_app_framework_sdk/;

const manifest = JSON.parse(readFileSync(join(FOLDER, '.vite/manifest.json'), 'utf8'));
const entry = Object.keys(manifest).find((name) => manifest[name].isEntry);
const atOnce = [...withImports([entry])].map((name) => manifest[name]);
const later = atOnce.flatMap(({ dynamicImports = [] }) => dynamicImports);
const language = largest(later.filter((name) => LANGUAGES.test(name)));
const rest = largest(later.filter((name) => RESTS.test(name)));
const locations = later.filter((name) => ![LANGUAGES, RESTS, SDK].some((one) => one.test(name)));
const workers = atOnce.flatMap(({ assets = [] }) => assets);
const unmeasured = locations.filter((name) => ![PAGE, SIDEBAR, MODAL].includes(name));
if (unmeasured.length > 0) throw new Error(`nothing measures: ${unmeasured.join(', ')}`);

// One language is loaded, the reader's: the largest stands for all of them.
const first = [entry, language];

export default [
  budget('what a sidebar loads at first', '150 kB', filesOf([...first, SIDEBAR])),
  budget('the modal of a repair', '250 kB', filesOf([...first, rest, MODAL])),
  budget('the page', '300 kB', filesOf([...first, rest, PAGE])),
  budget('the engine in its worker, loaded beside the page', '180 kB', workers),
  budget('one language, as part of the page and the modal', '45 kB', filesOf([language, rest])),
  budget(
    'the framework’s script, where its own address does not answer',
    '5 kB',
    filesOf(later.filter((name) => SDK.test(name))).filter((file) => !isOf(file, [entry])),
  ),
];

function budget(name, limit, files) {
  if (files.length === 0) throw new Error(`the build has no files for: ${name}`);
  return { name, limit, gzip: true, path: files.map((file) => join(FOLDER, file)) };
}

/** The files of these modules and of all that they import at once. */
function filesOf(names) {
  const files = (name) => [manifest[name].file, ...(manifest[name].css ?? [])];
  return [...withImports(names)].flatMap(files);
}

/** These modules and all that they import at once. */
function withImports(names) {
  const met = new Set();
  const meet = (name) => {
    if (met.has(name)) return;
    met.add(name);
    for (const imported of manifest[name].imports ?? []) meet(imported);
  };
  for (const name of names) meet(name);
  return met;
}

function isOf(file, names) {
  return filesOf(names).includes(file);
}

function largest(names) {
  const size = (name) => statSync(join(FOLDER, manifest[name].file)).size;
  return [...names].sort((a, b) => size(b) - size(a))[0];
}
