import { readFileSync } from 'fs';
import { dirname, join } from 'path';
import * as ts from 'typescript';

export type Declaration = ts.ClassDeclaration | ts.InterfaceDeclaration | ts.EnumDeclaration;

/**
 * The declarations of `src/`, read by their syntax alone: a type checker would take seconds for what the compiler proves anyway.
 */
export class PublicTypes {
  private readonly files = new Map<string, ts.SourceFile>();

  constructor(private readonly index: string) {}

  /** all classes, interfaces and enums that the index exports, in its order */
  public declarations(): Declaration[] {
    return this.parse(this.index).statements.filter(ts.isExportDeclaration).flatMap(({ moduleSpecifier, exportClause }) => {
      const file = resolve(this.index, moduleSpecifier!);
      if (file.includes('/imports/')) {
        return [];
      }
      const exported = declarationsOf(this.parse(file)).filter(isExported);
      if (exportClause === undefined) {
        return exported;
      }
      const names = ts.isNamedExports(exportClause) ? exportClause.elements.map(({ name }) => name.text) : [];
      return exported.filter(({ name }) => names.includes(name!.text));
    });
  }

  /** a declaration and all that it inherits from within `src/`, itself first */
  public lineage(declaration: Declaration): Declaration[] {
    const clauses = ts.isEnumDeclaration(declaration) ? [] : declaration.heritageClauses ?? [];
    const bases = clauses
      .filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
      .flatMap(({ types }) => types.map(type => this.find(type.expression.getText(), declaration.getSourceFile())))
      .filter(base => base !== undefined);
    return [declaration, ...bases.flatMap(base => this.lineage(base))];
  }

  private find(name: string, file: ts.SourceFile): Declaration | undefined {
    const own = declarationsOf(file).find(declaration => declaration.name?.text === name);
    if (own !== undefined) {
      return own;
    }
    const imported = file.statements.filter(ts.isImportDeclaration).find(({ importClause, moduleSpecifier }) =>
      (moduleSpecifier as ts.StringLiteral).text.startsWith('.') && importClause?.namedBindings !== undefined
      && ts.isNamedImports(importClause.namedBindings) && importClause.namedBindings.elements.some(element => element.name.text === name));
    return imported && this.find(name, this.parse(resolve(file.fileName, imported.moduleSpecifier)));
  }

  private parse(file: string): ts.SourceFile {
    const known = this.files.get(file) ?? ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
    this.files.set(file, known);
    return known;
  }
}

const resolve = (from: string, specifier: ts.Expression): string => `${join(dirname(from), (specifier as ts.StringLiteral).text)}.ts`;

const declarationsOf = (file: ts.SourceFile): Declaration[] =>
  file.statements.filter(statement => ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement) || ts.isEnumDeclaration(statement));

const isExported = (declaration: Declaration): boolean =>
  declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true && !isInternal(declaration);

/** whether a declaration or member is not part of the public API */
export function isInternal(node: ts.Declaration): boolean {
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) ?? [] : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword)
    || ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal');
}
