/** Who may import whom, each rule with its reason. */
export default {
  forbidden: [
    {
      name: 'core-imports-nothing-of-ours',
      comment: 'The core knows what drift is and nothing of how it is read, shown or written.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: '\\.(test|builders)\\.ts$' },
      to: { path: '^(src/(?!core/)|translations|fixtures|tests)' },
    },
    {
      name: 'core-is-pure',
      comment: 'The core runs unchanged in Node, in a page and in a worker.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'zendesk-imports-core-only',
      comment: 'Speaking Zendesk needs the records and their ids, not the jobs that use them.',
      severity: 'error',
      from: { path: '^src/zendesk/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(?!core/|zendesk/)' },
    },
    {
      name: 'run-imports-core-and-zendesk',
      comment: 'A job is the same whoever started it, so it knows no shell.',
      severity: 'error',
      from: { path: '^src/run/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(?!core/|zendesk/|run/)' },
    },
    {
      name: 'words-import-core-only',
      comment: 'Words are looked up for codes and evidence; they decide nothing.',
      severity: 'error',
      from: { path: '^src/words/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(?!core/|words/)' },
    },
    {
      name: 'fake-imports-core-at-most',
      comment: 'A stand-in that shared code with the reader would agree with its mistakes.',
      severity: 'error',
      from: { path: '^src/fake-zendesk/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(?!core/|fake-zendesk/)' },
    },
    {
      name: 'nobody-imports-the-shells',
      comment: 'The shells are where programs start; nothing builds on them.',
      severity: 'error',
      from: { path: '^src/(?!cli/|app/)' },
      to: { path: '^src/(cli|app)/' },
    },
    {
      name: 'only-apply-imports-the-writer',
      comment: 'One door for writes, and one job that may open it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(run/apply|zendesk/write)/' },
      to: { path: '^src/zendesk/write/', pathNot: '^src/zendesk/write/[a-z]+-channel\\.ts$' },
    },
    {
      name: 'no-cycles',
      comment: 'Data travels one way.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-development-packages-in-the-product',
      comment: 'What ships depends on what is declared to ship.',
      severity: 'error',
      from: { path: '^src/', pathNot: '(\\.(test|builders)\\.ts$|^src/fake-zendesk/msw)' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
