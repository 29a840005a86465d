/** Every command line of a markdown text, in order: those of its `sh` blocks, and those in code style. */
export function commandsOf(markdown: string): readonly string[] {
  const found = markdown.matchAll(
    /^ *```(?:(?:ba|z)?sh|shell|console)\n(?<block>[^]*?)^ *```$|`(?<inline>[^`\n]+)`/gm,
  );
  return [...found].flatMap(({ groups }) =>
    groups?.['block'] === undefined
      ? inlineCommand(groups?.['inline'] ?? '')
      : commandsOfBlock(groups['block']),
  );
}

/** The single commands of a block: a line that goes on is one, and what `&&` joins are several. */
function commandsOfBlock(block: string): readonly string[] {
  return block
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .flatMap((line) => line.split(' && '))
    .map((command) => command.trim())
    .filter((command) => command !== '' && !command.startsWith('#'));
}

/** Code in a sentence or a table is a command where it starts a program and says what to do. */
function inlineCommand(code: string): readonly string[] {
  return /^(?:[A-Z_]+=\S* )*(?:drift|npm|npx) \S/.test(code) ? [code] : [];
}
