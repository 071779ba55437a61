import { sound } from './cloud-config';
import { CallerError } from '../manifest/caller-error';

/** a command line, or the program of a list; messages do not repeat it, since commands may contain tokens */
export function command(text: string): string {
  if (text.trim() === '') {
    throw new CallerError('a command must not be blank: for example "systemctl restart nginx"');
  }
  return argument(text);
}

export function argument(text: string): string {
  if (text.includes('\0')) {
    throw new CallerError('a command must not contain NUL characters: write the bytes with \'addBinaryFile\'');
  }
  return sound('a command', text);
}

export function packageName(name: string): string {
  if (!/^[^\s\p{C}-][^\s\p{C}]*$/u.test(name)) {
    throw new CallerError(`the name of a package must not contain spaces or start with a dash, got ${JSON.stringify(name)}: for example "nginx"`);
  }
  return name;
}

export function serviceName(name: string): string {
  if (!/^[A-Za-z0-9_:.\\@][A-Za-z0-9_:.\\@-]*$/.test(name)) {
    throw new CallerError(`the name of a service must have letters, digits and any of ':-_.\\@', and not start with a dash, got ${JSON.stringify(name)}: for example "nginx"`);
  }
  return name;
}
