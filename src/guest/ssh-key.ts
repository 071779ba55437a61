import { sshKeyProblem } from '../domain/ssh-key';
import { CallerError } from '../manifest/caller-error';

/**
 * One line of an `authorized_keys` file. Messages must not repeat the text: it may be a private key.
 */
export function publicKey(whose: string, text: string): string {
  const line = text.trim();
  const problem = sshKeyProblem(line);
  switch (problem?.kind) {
    case undefined:
      return line;
    case 'private':
      throw new CallerError(`an ssh key of ${whose} must be a public key, got a private key: use the file that ends in '.pub', and replace the pair if this text was shared`);
    case 'other':
      throw new CallerError(`an ssh key of ${whose} must be one line like 'ssh-ed25519 AAAA… comment', got another string: use the file that ends in '.pub'`);
    case 'cut off':
      throw new CallerError(`an ssh key of ${whose} must be complete and of the type that it names, got '${problem.type}' before a key that is cut off or of another type: copy the line again`);
  }
}
