import ts from 'typescript';
import { expect, test } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import messages from '../../translations/en.json' with { type: 'json' };
import { isOfPrograms, isOfZendesk } from './app-messages.ts';
import { keysOf } from './words.ts';

// A message that nobody says is still translated, proofread and shipped. What can be said is asked of the
// type checker: a key that is put together (`risks.${risk}`) stands for those that its parts' types allow.

const PRODUCT = /\/src\/(?!.*\.(test|builders)\.tsx?$)/;

/** What the app is made of: its own files, and those that it shares with the programs of the terminal. */
const APP = /\/src\/(app|words|run|zendesk|core)\/(?!.*\.(test|builders)\.tsx?$)/;

test('every word can be said somewhere', () => {
  const sayable = sayableKeys(PRODUCT);
  const silent = keysOf(messages).filter((key) => !sayable.has(key) && !isReadByZendesk(key));
  expect(silent).toEqual([]);
}, 120_000);

test('the app says no word of the programs or of Zendesk, which it does not have', () => {
  const said = sayableKeys(APP);
  const known = keysOf(messages);
  const lacking = known.filter((key) => isOfPrograms(key) || isOfZendesk(key));
  expect(lacking.filter((key) => said.has(key))).toEqual([]);
  expect(known.filter((key) => said.has(key)).length).toBeGreaterThan(100);
}, 120_000);

test('the keys that are put together are found with it', () => {
  const program = programOf(
    `declare const say: (key: 'a.x.b' | 'a.y.b' | 'a.z.b' | 'plain' | 'one') => void;
    declare const part: 'x' | 'y';
    say(\`a.\${part}.b\`);
    const within = <Part extends 'z'>(generic: Part) => say(\`a.\${generic}.b\`);
    say('plain');
    const other: string = \`on\${'e' as string}\`;`,
  );
  expect([...textsIn(program, () => true)].sort()).toEqual([
    'a.x.b',
    'a.y.b',
    'a.z.b',
    'e',
    'plain',
  ]);
});

/** Zendesk itself reads the words about the app and its settings. */
function isReadByZendesk(key: string): boolean {
  const settings = manifest.parameters.flatMap(({ name }) => [`${name}.label`, `${name}.helpText`]);
  const known = [
    'name',
    'short_description',
    'long_description',
    'installation_instructions',
    ...settings.map((setting) => `parameters.${setting}`),
  ];
  return known.some((one) => key === `app.${one}`);
}

function sayableKeys(isMeant: RegExp): ReadonlySet<string> {
  const config = ts.getParsedCommandLineOfConfigFile('tsconfig.json', {}, HOST);
  const files = config?.fileNames.filter((name) => PRODUCT.test(name)) ?? [];
  const program = ts.createProgram(files, config?.options ?? {});
  return textsIn(program, (fileName) => files.includes(fileName) && isMeant.test(fileName));
}

const HOST: ts.ParseConfigFileHost = {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
    throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
  },
};

/** Every text that the code writes down, and every one that its templates can become. */
function textsIn(program: ts.Program, isMeant: (fileName: string) => boolean): ReadonlySet<string> {
  const checker = program.getTypeChecker();
  const texts = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && !ts.isLiteralTypeNode(node.parent)) texts.add(node.text);
    if (ts.isTemplateExpression(node))
      for (const text of textsOf(checker.getTypeAtLocation(node), checker)) texts.add(text);
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles()) if (isMeant(file.fileName)) visit(file);
  return texts;
}

function textsOf(type: ts.Type, checker: ts.TypeChecker): readonly string[] {
  const known = checker.getBaseConstraintOfType(type) ?? type;
  if (known.isUnion()) return known.types.flatMap((each) => textsOf(each, checker));
  return known.isStringLiteral() ? [known.value] : [];
}

function programOf(code: string): ts.Program {
  const options = { noLib: true, strict: true, types: [] };
  const file = ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true);
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    getSourceFile: (name) => (name === file.fileName ? file : undefined),
  };
  return ts.createProgram([file.fileName], options, host);
}
