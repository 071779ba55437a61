import { cloudConfig, plainCopy } from './cloud-config';
import { CloudInitFileOptions, CloudInitProps, CloudInitUserOptions } from './cloud-init-options';
import { argument, command, packageName, serviceName } from './commands';
import { Contents, emptyContents, putFile, putPackages, putSection, putUser, toDocument } from './contents';
import { binaryFile, textFile } from './file';
import { sectionKey } from './section';
import { settings } from './settings';
import { publicKey } from './ssh-key';
import { userEntry } from './user';
import { ICloudInit } from '../values/provisioning';

/**
 * What cloud-init sets up inside a Linux guest when it starts for the first time; it always makes valid `#cloud-config`.
 *
 * Additions have to come before a machine uses it, so that every machine gets what the app says; `copy` goes on from there.
 *
 * @see https://docs.cloud-init.io/en/latest/reference/modules.html
 *
 * @example
 *
 * const init = new dvp.CloudInit({ timezone: 'Europe/Berlin' });
 * init.addUser('ops', { sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIfVI5F2XzDLpSBHbcaOJuRkOXLgLb5mkg8DQmbSA3Ky'], sudo: true });
 * init.addPackages('nginx');
 * init.enableService('nginx');
 * const provisioning = dvp.Provisioning.cloudInit(init);
 */
export class CloudInit implements ICloudInit {
  private readonly props: CloudInitProps;
  private contents: Contents = emptyContents();
  private sealed = false;

  /**
   * Starts with the settings of the whole guest.
   *
   * @throws if a host name, time zone, locale or message has another form than its property says
   */
  constructor(props: CloudInitProps = {}) {
    settings(props);
    this.props = { ...props };
  }

  /**
   * Makes a user, beside the one that comes with the image.
   *
   * @param name 1 to 32 lower-case letters, digits, `_`, `-` and `.`, the first a letter or `_`
   * @throws if the user is there already, a name, path, number or rule has another form, or a key is no public key
   */
  public addUser(name: string, options: CloudInitUserOptions = {}): void {
    putUser(this.open(), userEntry(name, options));
  }

  /**
   * Lets in whoever has one of these keys, as the user that comes with the image, such as `ubuntu`.
   *
   * @param keys public keys, each one line as in a `.pub` file
   * @throws if a key is no public key, or `keepDefaultUser` is `false`
   */
  public addDefaultUserKeys(...keys: string[]): void {
    const contents = this.open();
    if (this.props.keepDefaultUser === false) {
      throw new Error("the user of the image is needed to give keys to it, got 'keepDefaultUser' false: leave it out, or give the keys to a user of 'addUser'");
    }
    contents.keys.push(...keys.map(key => publicKey('the user of the image', key)));
  }

  /**
   * Installs packages, after fetching the lists of packages unless `packageUpdate` says otherwise. A package named twice is installed once.
   *
   * @param names as the package manager of the guest takes them, for example `nginx` or `nginx=1.26.0-1`
   * @throws if a name is blank, holds spaces or starts with a dash
   */
  public addPackages(...names: string[]): void {
    putPackages(this.open(), names.map(packageName));
  }

  /**
   * Writes a text file. Text that YAML cannot show, such as control characters, goes as base64.
   *
   * @param path absolute path of the file; missing directories are made
   * @param text all of the file, or with `append` what comes after the rest
   * @throws if the file is there already and this does not append to it, or a path, owner or permission has another form
   */
  public addFile(path: string, text: string, options: CloudInitFileOptions = {}): void {
    putFile(this.open(), textFile(path, text, options));
  }

  /**
   * Writes a file of any bytes.
   *
   * @param path absolute path of the file; missing directories are made
   * @param base64 the bytes in base64; line breaks do not matter
   * @throws as `addFile` does, and if the text is not base64
   */
  public addBinaryFile(path: string, base64: string, options: CloudInitFileOptions = {}): void {
    putFile(this.open(), binaryFile(path, base64, options));
  }

  /**
   * Runs commands once, at the end of the first start, with packages and files in place. One that fails does not stop those after it.
   *
   * @param commands command lines for `sh`; they keep their order, also among `addRunArguments` and `enableService`
   * @throws if a command is blank or holds a NUL character
   */
  public addRunCommands(...commands: string[]): void {
    this.open().run.push(...commands.map(command));
  }

  /**
   * Runs one command as `addRunCommands` does, but without a shell, so that nothing needs quotes.
   *
   * @param args the program, then its arguments, for example `echo` and `$5 && more`
   * @throws if there is no program, it is blank, or an argument holds a NUL character
   */
  public addRunArguments(...args: string[]): void {
    this.open().run.push([command(args[0] ?? ''), ...args.slice(1).map(argument)]);
  }

  /**
   * Runs commands at every start, before the network and nearly everything else.
   *
   * @param commands command lines for `sh`
   * @throws if a command is blank or holds a NUL character
   */
  public addBootCommands(...commands: string[]): void {
    this.open().boot.push(...commands.map(command));
  }

  /**
   * Starts a service of systemd at the end of the first start, and at every later one. Its place is among the run commands.
   *
   * @param service for example `nginx` or `nginx.service`; one that is enabled twice is enabled where it was first
   * @throws if the name has another form
   */
  public enableService(service: string): void {
    const args = ['systemctl', 'enable', '--now', serviceName(service)];
    if (!this.open().run.some(known => String(known) === String(args))) {
      this.addRunArguments(...args);
    }
  }

  /**
   * Installs and starts the QEMU guest agent, by which the platform sees into the guest and freezes it for consistent snapshots.
   */
  public installGuestAgent(): void {
    this.addPackages('qemu-guest-agent');
    this.enableService('qemu-guest-agent.service');
  }

  /**
   * Adds what this class has no method for.
   *
   * @param key top-level key of a cloud-init module, for example `ntp`
   * @param content what the module reads below its key: objects, lists, text, numbers, booleans
   * @throws if the key is there already, belongs to a method or property of this class, or holds passwords; or if JSON cannot hold the content
   */
  public addSection(key: string, content: any): void {
    putSection(this.open(), sectionKey(key), plainCopy(`the section '${key}'`, content));
  }

  /**
   * The text that the guest gets, `#cloud-config` and all; the same additions make the same text.
   */
  public render(): string {
    return cloudConfig(toDocument(this.props, this.contents));
  }

  /**
   * A cloud-init with all that is in this one, to which more can be added, whether or not a machine uses this one.
   */
  public copy(): CloudInit {
    const copy = new CloudInit(this.props);
    copy.contents = structuredClone(this.contents);
    return copy;
  }

  /**
   * A machine uses it: what comes later would reach that machine or not, depending on the order of the code.
   *
   * @internal
   */
  public _seal(): void {
    this.sealed = true;
  }

  /**
   * @internal
   */
  public _hasPasswords(): boolean {
    return this.contents.users.some(({ passwd }) => passwd !== undefined);
  }

  private open(): Contents {
    if (this.sealed) {
      throw new Error("a machine uses this cloud-init already: add to it before 'Provisioning.cloudInit', or add to its 'copy()'");
    }
    return this.contents;
  }
}
