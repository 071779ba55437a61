import { Json, sound } from './cloud-config';
import type { CloudInitProps } from './cloud-init-options';
import { CallerError } from '../manifest/caller-error';

const HOSTNAME = /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;
const TIMEZONE = /^[A-Za-z0-9_+-]+(\/[A-Za-z0-9_+-]+)*$/;
const LOCALE = /^[A-Za-z0-9_.@-]+$/;

/** the keys of cloud-init for the whole guest, without `finalMessage` and packages */
export function settings(props: CloudInitProps): { [key: string]: Json | undefined } {
  if (props.finalMessage !== undefined) {
    sound("'finalMessage'", props.finalMessage);
  }
  return {
    hostname: like(HOSTNAME, 'hostname', 'letters, digits and dashes, with dots between labels of up to 63 characters', 'web-1', props.hostname),
    timezone: like(TIMEZONE, 'timezone', 'the name of a zone in the tz database', 'Europe/Berlin', props.timezone),
    locale: like(LOCALE, 'locale', 'the name of a locale', 'en_US.UTF-8', props.locale),
    ssh_pwauth: props.sshPasswordAuth,
  };
}

function like(form: RegExp, option: string, what: string, example: string, text: string | undefined): string | undefined {
  if (text !== undefined && !form.test(text)) {
    throw new CallerError(`'${option}' must be ${what}, got ${JSON.stringify(text)}: for example ${JSON.stringify(example)}`);
  }
  return text;
}
