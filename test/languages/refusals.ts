import { Language } from './tools';

const SIZE = "set 'size', for example Size.gibibytes(10), or set 'source'";

/** advice is in the language of the program */
const ADVICE: Record<Language, string> = {
  typescript: SIZE, python: SIZE, java: SIZE, go: "set 'Size', for example cdk8s.Size_Gibibytes(jsii.Number(10)), or set 'Source'",
};

/** programs of `refused/` -> the label of their error, and its message in a language */
export const REFUSALS: Record<string, { readonly label: string; message(language: Language): string }> = {
  // by the rules, at synth
  synth: {
    label: 'Refused',
    message: language => `2 errors in 2 objects, nothing was written

[shop/web-root] VirtualDisk shop/web-root /spec/persistentVolumeClaim/size (VD-03)
  a blank disk needs a size
  got: nothing
  instead: ${ADVICE[language]}

[shop/web] VirtualMachine shop/web /spec/cpu/cores (VM-11)
  17 to 32 cores are spread over 2 sockets, and 17 is not a multiple of 2
  got: 17
  instead: 16 or 18 cores`,
  },
  // by an argument, at once
  argument: { label: 'Error', message: () => "'percent' must be a whole number from 1 to 100, got 0" },
};

/** the output of a language before the message of an error, which has it once */
export const FRAMES: Record<Language, (label: string) => RegExp> = {
  typescript: label => new RegExp(`^${label}: $`),
  // the line of the program, then those of cdk8s and jsii
  python: label => new RegExp('^jsii\\.errors\\.JavaScriptError: *\\n+The above exception was the direct cause of the following exception:\\n+'
    + `Traceback \\(most recent call last\\):\\nFile "[^"]*main\\.py", line \\d+, in <module>\\n[^]*\\nRuntimeError: ${label}: $`),
  java: label => new RegExp(`^Exception in thread "main" java\\.lang\\.RuntimeException: ${label}: $`),
  go: label => new RegExp(`^panic: ${label}: $`),
};
