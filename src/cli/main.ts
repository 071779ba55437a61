import { Command, CommanderError } from 'commander';
import { Output, Session, checkPaths } from './command';
import { addApply } from './commands/apply';
import { addCapacity } from './commands/capacity';
import { addCapture } from './commands/capture';
import { addDestroy } from './commands/destroy';
import { addDoctor } from './commands/doctor';
import { addDrift } from './commands/drift';
import { addExplain } from './commands/explain';
import { addGitops } from './commands/gitops';
import { addHealth } from './commands/health';
import { addImpact } from './commands/impact';
import { addInit } from './commands/init';
import { addPlan } from './commands/plan';
import { addUploads, addWait } from './commands/scripts';
import { addValidate } from './commands/validate';
import { CommandError, UsageError } from './failures';
import type { Progress } from './progress';
import { unknownWord } from './words';

const COMMANDS = [
  addInit, addValidate, addImpact, addCapacity, addDoctor, addPlan, addApply, addDrift, addDestroy, addWait, addUploads, addHealth,
  addGitops, addCapture, addExplain,
];

const DESCRIPTION = 'Virtual machines of the Deckhouse Virtualization Platform: starts projects, and checks, compares and applies manifests.';

/**
 * Runs a command line and returns the exit code; a promise of it, for a command that works with a cluster over time.
 */
export function main(args: readonly string[], terminal: Output): number | Promise<number> {
  let code = 0;
  let later: Promise<number> | undefined;
  let progress: Progress | undefined;
  const output = withoutProgress(terminal, () => progress?.end());
  const program = programOf(output);
  const session: Session = {
    program,
    output,
    args,
    step: text => {
      progress ??= output.startProgress?.();
      progress?.step(text);
    },
    exit: given => { code = given; },
    later: given => { later = given; },
  };
  COMMANDS.forEach(add => add(session));
  program.hook('preAction', (_, command) => checkPaths(command));
  try {
    checkCommand(program, args);
    program.parse(args, { from: 'user' });
    return later?.catch(error => failed(error, program, args, output)) ?? code;
  } catch (error) {
    return failed(error, program, args, output);
  } finally {
    progress?.end();
  }
}

/** takes the line of the progress away before anything else is printed */
const withoutProgress = (terminal: Output, end: () => void): Output => ({
  ...terminal,
  print: text => {
    end();
    terminal.print(text);
  },
  error: text => {
    end();
    terminal.error(text);
  },
});

function programOf({ version, print, error }: Output): Command {
  const line = (write: (text: string) => void) => (text: string) => write(text.trimEnd());
  return new Command('cdk8s-dvp')
    .description(DESCRIPTION)
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureHelp({ subcommandTerm: command => command.name() })
    // the message of an error is written when it is caught
    .configureOutput({ writeOut: line(print), writeErr: line(error), outputError: () => {}, getOutHelpWidth: () => 110, getErrHelpWidth: () => 110 })
    .exitOverride();
}

// commander prints the whole help for an unknown command with --help
function checkCommand(program: Command, args: readonly string[]): void {
  const names = [...program.commands.map(command => command.name()), 'help'];
  const word = args[0] === 'help' ? args[1] : args[0];
  if (word !== undefined && !word.startsWith('-') && !names.includes(word)) {
    throw new UsageError(unknownWord('command', word, names));
  }
}

function failed(error: unknown, program: Command, args: readonly string[], output: Output): number {
  if (error instanceof CommandError) {
    output.error(error.message);
    return error.code;
  }
  if (error instanceof CommanderError && error.exitCode === 0) {
    return 0;
  }
  if (error instanceof CommanderError && error.code === 'commander.help') {
    return 2; // no command: the help is printed
  }
  if (error instanceof CommanderError || error instanceof UsageError) {
    const command = program.commands.find(each => each.name() === args[0]);
    output.error(`${worded(error.message)}\nfor help: cdk8s-dvp ${command === undefined ? '' : `${command.name()} `}--help`);
    return 2;
  }
  throw error;
}

// commander's messages in the form of ours
const worded = (message: string): string => message.replace(/^error: /, '').replace(/\n\(Did you mean (.*)\?\)$/, ": did you mean '$1'?").replace(/ argument missing$/, ' needs a value').replace(/\.$/, '');
