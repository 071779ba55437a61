import type { SysprepProps, SysprepUserOptions, WindowsInstallation } from './sysprep-options';
import { speakable } from './xml';
import { CallerError } from '../manifest/caller-error';
import type { WindowsPassword } from '../values/windows-secret';

/** a user in the form of the answer file */
export interface WindowsUser {
  readonly name: string;
  readonly displayName: string;
  readonly administrator: boolean;
  readonly password: WindowsPassword;
}

export function checkSysprep({ installation, computerName, locale, keyboard, timeZone }: SysprepProps): void {
  like(/^(?!\d+$)[A-Za-z0-9](-?[A-Za-z0-9]){0,14}$/, 'computerName', '1 to 15 letters, digits and single dashes between them, not digits alone', 'web-1', computerName, 15);
  like(/^[a-z]{2,3}(-[A-Z][a-z]{3})?-[A-Z]{2}$/, 'locale', 'the name of a language of Windows', 'en-US', locale);
  like(/^([a-z]{2,3}(-[A-Z][a-z]{3})?-[A-Z]{2}|[0-9A-Fa-f]{4}:[0-9A-Fa-f]{8})$/, 'keyboard', 'a language, or a pair of numbers', '0409:00000409', keyboard);
  like(/^[A-Z][A-Za-z0-9 .()+-]+$/, 'timeZone', "the name of a time zone in Windows, not of the tz database ('tzutil /l' lists them)", 'W. Europe Standard Time', timeZone);
  if (installation !== undefined) {
    checkInstallation(installation);
  }
}

export function windowsUser(name: string, options: SysprepUserOptions, users: readonly WindowsUser[]): WindowsUser {
  const { password, administrator = false, displayName = name } = options;
  if (!/^[^"/\\[\]:;|=,+*?<>@%\x00-\x1f\x7f]{1,20}$/.test(name) || /^[ .]|[ .]$/.test(name)) {
    throw new CallerError(`the name of a user must have 1 to 20 characters, without "/\\[]:;|=,+*?<>@%, got ${JSON.stringify(name)}: for example "ops"`);
  }
  if (name.toLowerCase() === 'administrator') {
    throw new CallerError("Windows has the user Administrator already: set 'administratorPassword'");
  }
  // names of Windows users are case-insensitive
  if (users.some(user => user.name.toLowerCase() === name.toLowerCase())) {
    throw new CallerError(`a user can be added once, got ${JSON.stringify(name)} again: give all its options in one call`);
  }
  return { name: speakable('the name of a user', name), displayName: speakable("'displayName'", displayName), administrator, password };
}

/** messages do not repeat a command, since commands may contain tokens */
export function windowsCommand(text: string, most: number): string {
  if (text.trim() === '' || text.length > most || /[\r\n]/.test(text)) {
    throw new CallerError(`a command must be one line of 1 to ${most} characters, got ${text.length} characters, or several lines: put a longer one into a script`);
  }
  return speakable('a command', text);
}

function checkInstallation({ imageName, imageIndex, driverCdRom }: WindowsInstallation): void {
  if (imageName !== undefined && imageIndex !== undefined) {
    throw new CallerError("an edition must have 'imageName' or 'imageIndex', got both: leave one out");
  }
  for (const [option, place] of [['imageIndex', imageIndex], ['driverCdRom', driverCdRom]] as const) {
    if (place !== undefined && (!Number.isInteger(place) || place < 1 || place > 15)) {
      throw new CallerError(`'${option}' must be a whole number from 1 to 15, got ${place}: for example 2`);
    }
  }
  if (imageName !== undefined && imageName.trim() === '') {
    throw new CallerError("'imageName' must be the name of an edition, got a blank string: for example \"Windows Server 2022 SERVERSTANDARD\"");
  }
  speakable("'imageName'", imageName ?? '');
}

function like(form: RegExp, option: string, what: string, example: string, text: string | undefined, most = 80): void {
  if (text !== undefined && (!form.test(text) || text.length > most)) {
    throw new CallerError(`'${option}' must be ${what}, got ${JSON.stringify(text)}: for example ${JSON.stringify(example)}`);
  }
}
