import tseslint from 'typescript-eslint';

const pure = (name, instead) => ({ selector: name, message: `Rules are pure: ${instead}` });

/** Written to save lines, it hides what an object holds and turns off the check for surplus properties. */
const SPREAD_LITERAL = {
  selector: 'ObjectExpression > SpreadElement > ObjectExpression',
  message: 'Write the properties themselves: { a, b } in place of { ...{ a, b } }.',
};

export default tseslint.config(
  { ignores: ['node_modules', 'gallery', '.pmif*', 'coverage', '**/*.cjs'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
    },
  },
  { files: ['src/**/*.ts', 'jobs/**/*.ts'], rules: { 'no-restricted-syntax': ['error', SPREAD_LITERAL] } },
  {
    files: ['src/core/**/*.ts', 'src/**/rules/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        SPREAD_LITERAL,
        pure("NewExpression[callee.name='Date'][arguments.length=0]", 'take the moment as an argument.'),
        pure(
          "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          'take the moment as an argument.',
        ),
        pure(
          "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          'take the value as an argument.',
        ),
        pure("Identifier[name='process']", 'take the setting as an argument.'),
        pure("Identifier[name='console']", 'return what is to be said.'),
        pure("Identifier[name='crypto']", 'take the key as an argument.'),
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'jobs/**/*.ts'],
    ignores: ['src/config/config.ts', 'src/local/**', 'src/main.ts', 'src/cli/**', 'src/storage/azurite/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only src/config/config.ts reads the environment.' },
      ],
    },
  },
  // It replaces what a library writes there.
  { files: ['src/teams/botbuilder-console.ts'], rules: { 'no-console': 'off' } },
  { files: ['src/cli/**', 'src/local/**', 'scripts/**', 'bench/**', 'src/main.ts'], rules: { 'no-console': 'off' } },
);
