import { Session, addCommand, deliver, outputOption } from '../command';
import { UsageError } from '../failures';

const loadExplain = () => require('../explain') as typeof import('../explain');

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
  cdk8s-dvp explain VM-11 VM-12      two rules
  cdk8s-dvp explain VM               all rules with this prefix
  cdk8s-dvp explain storage class    all rules with these words in their text`)
    .action((words: string[], options: Options) => run(session, words, options));
}

function run(session: Session, words: string[], { list, output }: Options): void {
  if (words.length === 0 && list === undefined) {
    throw new UsageError('explain needs the id of a rule, a prefix or words to search, for example VM-11');
  }
  deliver(session, words.length === 0 ? loadExplain().listRules() : textOf(words), output);
}

function textOf(words: string[]): string {
  const { explain, findRules, unknownRule } = loadExplain();
  const text = words.some(word => explain(word) !== undefined) && words.every(isId) ? words.map(oneText).join('\n\n') : findRules(words);
  if (text !== undefined) {
    return text;
  }
  throw new UsageError(words.length === 1 && /[-\d]/.test(words[0]) ? unknownRule(words[0]) : `no rule has the words '${words.join(' ')}' in its text: 'cdk8s-dvp explain --list' prints all`);
}

const isId = (word: string): boolean => loadExplain().explain(word) !== undefined || /^[a-z]+-\d+$/i.test(word);

function oneText(id: string): string {
  const { explain, unknownRule } = loadExplain();
  const text = explain(id);
  if (text === undefined) {
    throw new UsageError(unknownRule(id));
  }
  return text;
}
