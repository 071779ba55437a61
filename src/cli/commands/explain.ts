import { Session, addCommand, deliver, outputOption } from '../command';
import { explain, findRules, listRules, unknownRule } from '../explain';
import { UsageError } from '../failures';

interface Options {
  readonly list?: true;
  readonly output?: string;
}

export function addExplain(session: Session): void {
  addCommand(session, 'explain', '[options] <id, prefix or words>', 'Explains a rule, with an example that breaks it and one that keeps it.')
    .argument('[word...]')
    .option('-l, --list', 'list all ids with their titles')
    .addOption(outputOption())
    .addHelpText('after', `
Examples:
  cdk8s-dvp explain VM-11            one rule
  cdk8s-dvp explain VM               all rules with this prefix
  cdk8s-dvp explain storage class    all rules with these words in their text`)
    .action((words: string[], options: Options) => run(session, words, options));
}

function run(session: Session, words: string[], { list, output }: Options): void {
  if (words.length === 0 && list === undefined) {
    throw new UsageError('explain needs the id of a rule, a prefix or words to search, for example VM-11');
  }
  deliver(session, words.length === 0 ? listRules() : textOf(words), output);
}

function textOf(words: string[]): string {
  const one = words.length === 1 ? explain(words[0]) : undefined;
  const text = one ?? findRules(words);
  if (text !== undefined) {
    return text;
  }
  const isId = words.length === 1 && /[-\d]/.test(words[0]);
  throw new UsageError(isId ? unknownRule(words[0]) : `no rule has the words '${words.join(' ')}' in its text: 'cdk8s-dvp explain --list' prints all`);
}
