import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const boundaries = [
  { sourceTag: 'type:kernel', onlyDependOnLibsWithTags: ['type:kernel'] },
  { sourceTag: 'type:pure', onlyDependOnLibsWithTags: ['type:kernel', 'type:pure'] },
  {
    sourceTag: 'type:domain',
    onlyDependOnLibsWithTags: ['type:kernel', 'type:pure', 'type:domain'],
  },
  {
    sourceTag: 'type:application',
    onlyDependOnLibsWithTags: [
      'type:kernel',
      'type:pure',
      'type:domain',
      'type:application',
      'type:adapter',
    ],
  },
  {
    sourceTag: 'type:adapter',
    onlyDependOnLibsWithTags: ['type:kernel', 'type:pure', 'type:adapter'],
  },
  { sourceTag: 'type:ui', onlyDependOnLibsWithTags: ['type:kernel', 'type:pure', 'type:ui'] },
  // What several projections keep alike: it knows the events doors and the engine, as they do.
  {
    sourceTag: 'type:read',
    onlyDependOnLibsWithTags: ['type:kernel', 'type:pure', 'type:domain', 'type:adapter'],
  },
  {
    sourceTag: 'type:projection',
    onlyDependOnLibsWithTags: [
      'type:kernel',
      'type:pure',
      'type:domain',
      'type:adapter',
      'type:read',
    ],
  },
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['*'] },
];

// One aggregate never imports another: they meet in policies, imports and projections.
const scopes = [
  'school',
  'provider',
  'calendar',
  'pupil',
  'provision',
  'register',
  'budget',
  'reference',
  'referral',
  'panel',
  'approach',
  'exclusion',
  'support',
  'improvement-plan',
  'compliance',
  'qa-visit',
  'finding',
  'section-175',
  'registration',
  'provider-plan',
  'incident',
  'erasure',
  'framework',
  'school-facts',
  'voice',
  'triangulation',
  'progress',
  'review',
  'transition',
];
const aggregates = scopes.map((scope) => ({
  sourceTag: `scope:${scope}`,
  onlyDependOnLibsWithTags: [`scope:${scope}`, 'scope:shared'],
}));

const sizes = {
  'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', 3],
  'max-depth': ['error', 2],
  complexity: ['error', 8],
};

export default [
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.ledger/**', 'docs/**'] },
  { files: ['**/*.ts', '**/*.js'], plugins: { '@nx': nx }, rules: sizes },
  ...tseslint.configs.strict.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          depConstraints: [...boundaries, ...aggregates],
        },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'List the public names one by one.' },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['@ledger/*/testing'], message: 'Only a test may import test helpers.' },
          ],
        },
      ],
    },
  },
  {
    files: [`libs/{kernel,school-time,money,${scopes.join(',')}}/src/**/*.ts`],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['node:*', '@ledger/*/testing'] }],
    },
  },
  {
    files: ['projections/*/src/**/*.projection.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^@ledger/(${scopes.join('|')})$`,
              message: 'A projection knows only the events door of an aggregate.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', '**/testing/**/*.ts'],
    rules: { 'max-lines': ['error', 300], 'max-lines-per-function': 'off' },
  },
];
