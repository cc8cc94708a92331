import { readFileSync } from 'node:fs';
import { Copy, DockerfileParser } from 'dockerfile-ast';

export type Instruction = {
  readonly name: string;
  readonly words: readonly string[];
  readonly text: string;
  /** Of COPY: the files come from an earlier stage, not from this project. */
  readonly fromStage: boolean;
};

/** The instructions of the last stage and of all stages, in order. `words` are its arguments, flags left out. */
export function dockerfile(path = 'Dockerfile') {
  const parsed = DockerfileParser.parse(readFileSync(path, 'utf8'));
  const instructions = parsed.getInstructions().map((one): Instruction => ({
    name: one.getKeyword(),
    words: one
      .getArguments()
      .map((argument) => argument.getValue())
      .filter((word) => !word.startsWith('--')),
    text: one.getRawArgumentsContent() ?? '',
    fromStage: one instanceof Copy && one.getFromFlag() !== null,
  }));
  const lastStage = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
  return { instructions, lastStage };
}
