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

interface Frame {
  /** what is read first */
  readonly before: string;
  /** what has to be read somewhere as well */
  readonly last: (message: string) => string;
}

/** what a language makes of an error */
export const FRAMES: Record<Language, (label: string) => Frame> = {
  typescript: label => ({ before: `${label}: `, last: message => message }),
  // told as the cause, with what jsii did, and once more at the end, where who uses Python looks
  python: label => ({ before: `jsii.errors.JavaScriptError:\n@jsii/kernel.RuntimeError: ${label}: `, last: message => `\nRuntimeError: ${label}: ${message}\n` }),
  java: label => ({ before: `Exception in thread "main" java.lang.RuntimeException: ${label}: `, last: message => `${message}\n@jsii/kernel.RuntimeError: ` }),
  go: label => ({ before: `panic: ${label}: `, last: message => `${message}\n\ngoroutine 1 ` }),
};
