import { PasswordHash } from '../../src/values/password-hash';

const a = (length: number) => 'a'.repeat(length);

test.each<[string, string]>([
  ['yescrypt', `$y$j9T$saltsalt$${a(43)}`],
  ['gost-yescrypt', `$gy$j9T$saltsalt$${a(43)}`],
  ['scrypt', `$7$CU..../....salt$${a(43)}`],
  ['bcrypt a', `$2a$10$${a(53)}`],
  ['bcrypt b', `$2b$12$${a(53)}`],
  ['bcrypt y', `$2y$12$${a(53)}`],
  ['SHA-512', `$6$saltsalt$${a(86)}`],
  ['SHA-512 with rounds', `$6$rounds=500000$saltsalt$${a(86)}`],
  ['SHA-256', `$5$saltsalt$${a(43)}`],
])('keeps a hash of %s', (_, hash) => expect(PasswordHash.exposed(hash)._toWire()).toBe(hash));

const HOW = "make one with 'mkpasswd --method=yescrypt' or 'openssl passwd -6'";
const FORM = `a password hash must have a form of crypt(5), such as $y$…, $6$… or $2b$…, in full length, got another string: ${HOW}`;
const weak = (scheme: string) => `a password hash must use a strong scheme, got the weak scheme ${scheme}: ${HOW}`;

test.each<[string, string, string]>([
  ['nothing', '', FORM],
  ['clear text', 'hunter2', FORM],
  ['a hash cut short', `$6$saltsalt$${a(85)}`, FORM],
  ['a hash with a line break', `$6$saltsalt$${a(86)}\n`, FORM],
  ['old crypt', 'rl.3StKT.4T8M', FORM],
  ['MD5', '$1$salt$qJH7.N4xYta3aEG/dfqo/0', weak('MD5')],
  ['SHA-1', '$sha1$480000$salt$abc', weak('SHA-1')],
  ['NT', '$3$$8846f7eaee8fb117ad06bdd830b7586c', weak('NT')],
])('refuses %s and does not repeat it', (_, text, message) => expect(() => PasswordHash.exposed(text)).toThrow(new Error(message)));
